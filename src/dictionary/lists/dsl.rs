//! The DSL of ABBYY Lingvo and `GoldenDict`: lines at the margin are names, the indented lines after them what they
//! mean, and lines that begin with `#` describe the dictionary.

use super::markup::{name_of, plain, transcription};
use super::{Builder, GlossaryError};

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    let mut entry = Entry::default();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("#NAME") {
            title.trim().trim_matches('"').clone_into(&mut builder.data.name);
        } else if line.starts_with([' ', '\t']) {
            entry.body.push(line.trim_start());
        } else if !line.starts_with('#') {
            if !entry.body.is_empty() {
                std::mem::take(&mut entry).push(builder)?;
            }
            entry.names.push(line);
        }
    }
    entry.push(builder)
}

/// Names that share what is said of them.
#[derive(Default)]
struct Entry<'t> {
    names: Vec<&'t str>,
    body: Vec<&'t str>,
}

impl Entry<'_> {
    fn push(self, builder: &mut Builder) -> Result<(), GlossaryError> {
        let names: Vec<_> = self.names.iter().map(|name| name_of(name)).collect();
        let Some((term, others)) = names.split_first() else {
            builder.left_out += usize::from(!self.body.is_empty());
            return Ok(());
        };
        let reading = self.body.iter().find_map(|line| transcription(line)).unwrap_or_default();
        let lines = self.body.iter().map(|line| plain(line, term));
        let lines: Vec<_> = lines.filter(|line| line.trim_matches(['[', ']']) != reading).collect();
        builder.push(term, &reading, &lines.join("\n"), others.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ListForm, entries};
    use crate::dictionary::Builder;

    #[test]
    fn names_share_the_lines_below_them() {
        let text = "#NAME \"雨具\"\r\n#INDEX_LANGUAGE \"Chinese\"\r\n\r\n雨傘\r\n傘子\r\n\t[m1][t]yǔsǎn[/t][/m]\r\n\
            \t[m1][b]遮雨[/b]，~\\[常用\\][/m]\r\n斗笠\r\n [m1]帽 <<雨帽>> {{註}}[s]a.wav[/s][/m]\r\n末\r\n";
        let wanted = ["雨傘 (傘子) [yǔsǎn] 遮雨，雨傘[常用]", "斗笠 () [] 帽 雨帽", "末 () [] "];
        assert_eq!(entries(ListForm::Dsl, text), wanted);
        let mut builder = Builder::new("a");
        ListForm::Dsl.read(text, &mut builder).unwrap();
        assert_eq!(builder.data.name, "雨具");
    }
}
