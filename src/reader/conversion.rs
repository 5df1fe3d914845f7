//! Showing the article in other forms of Chinese.

use super::{Effect, NoticeKind, Reader, Rendition};

impl Reader {
    pub(super) fn convert(&mut self) -> Vec<Effect> {
        let conversion = self.settings.conversion;
        let job = self
            .document
            .as_ref()
            .and_then(|document| document.convert_job(conversion, self.revisions.shown));
        self.converting = job.is_some();
        job.map(|job| Effect::Convert(Box::new(job))).into_iter().collect()
    }

    /// Takes what a conversion gave, if it is still what is wanted. Places are counted in what was written, so
    /// position, history and selection stay as they are.
    pub(super) fn converted(&mut self, revision: u64, shown: Option<Box<Rendition>>) -> Vec<Effect> {
        let current = self.document.as_mut().filter(|_| revision == self.revisions.shown);
        let Some(document) = current else { return Vec::new() };
        match shown {
            None if !self.converting => {}
            None => {
                self.converting = false;
                self.notify(NoticeKind::NotConverted);
            }
            Some(shown) if shown.conversion == document.in_force(self.settings.conversion) => {
                self.converting = false;
                document.shown = *shown;
                self.revisions.shown += 1;
                return self.find_in_new_article();
            }
            Some(_) => {}
        }
        Vec::new()
    }
}
