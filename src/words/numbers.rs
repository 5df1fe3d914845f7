//! Numbers as they are shown.

/// A number with its digits in groups of three.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let shown = [0, 12, 999, 1_000, 200_000, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "12", "999", "1,000", "200,000", "1,234,567"]);
        assert_eq!([7, 1_104, 1_087_026].map(grouped), ["7", "1,104", "1,087,026"]);
    }
}
