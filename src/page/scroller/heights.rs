//! Heights of the units of a column, with running sums: where a unit begins, and which unit is how far down, are
//! found without looking at every unit.

/// Units that are summed as one, so that the sums take little room.
const BLOCK: usize = 64;

/// Heights of units, in pt.
#[derive(Clone, Debug)]
pub enum Heights {
    /// All are equally high.
    Equal {
        /// How many there are.
        count: usize,
        /// Height of each, in pt.
        height: f32,
    },
    /// Each has its own height, estimated until it is measured.
    Each(Each),
}

/// A height for each unit.
#[derive(Clone, Debug, Default)]
pub struct Each {
    /// In pt.
    heights: Vec<f32>,
    /// Which of them are measured.
    exact: Vec<bool>,
    blocks: Sums,
}

impl Default for Heights {
    fn default() -> Self {
        Self::Each(Each::default())
    }
}

impl Heights {
    /// Units of these estimated heights, in pt.
    pub fn estimated(heights: Vec<f32>) -> Self {
        let sum = |block: &[f32]| block.iter().map(|height| f64::from(*height)).sum();
        let blocks = Sums::new(heights.chunks(BLOCK).map(sum).collect());
        Self::Each(Each { exact: vec![false; heights.len()], heights, blocks })
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Equal { count, .. } => *count,
            Self::Each(each) => each.heights.len(),
        }
    }

    /// Height of a unit, in pt, as far as it is known; 0 after the last one.
    pub fn get(&self, unit: usize) -> f32 {
        match self {
            Self::Equal { count, height } => {
                if unit < *count {
                    *height
                } else {
                    0.0
                }
            }
            Self::Each(each) => each.heights.get(unit).copied().unwrap_or_default(),
        }
    }

    /// The true height of a unit, in pt; `measure` is asked for it at most once.
    pub fn measured(&mut self, unit: usize, measure: &mut dyn FnMut(usize) -> f32) -> f32 {
        if let Self::Each(each) = self
            && !each.exact[unit]
        {
            let height = measure(unit);
            each.blocks.add(unit / BLOCK, f64::from(height) - f64::from(each.heights[unit]));
            each.heights[unit] = height;
            each.exact[unit] = true;
        }
        self.get(unit)
    }

    /// Height of all units before one, in pt; of all there are when it is after the last.
    pub fn before(&self, unit: usize) -> f64 {
        let unit = unit.min(self.len());
        match self {
            Self::Equal { height, .. } => unit as f64 * f64::from(*height),
            Self::Each(each) => {
                let block = unit / BLOCK;
                let rest = each.heights.get(block * BLOCK..unit).unwrap_or_default();
                each.blocks.before(block) + rest.iter().map(|height| f64::from(*height)).sum::<f64>()
            }
        }
    }

    /// The unit that is `offset` pt down, and how far down in it; none after the last one.
    pub fn at(&self, offset: f64) -> Option<(usize, f64)> {
        match self {
            Self::Equal { count, height } => {
                let unit = (offset / f64::from(*height)) as usize;
                (unit < *count).then(|| (unit, offset - unit as f64 * f64::from(*height)))
            }
            Self::Each(each) => {
                let (block, mut rest) = each.blocks.at(offset);
                let start = block * BLOCK;
                for (unit, height) in each.heights.iter().enumerate().skip(start) {
                    if rest < f64::from(*height) {
                        return Some((unit, rest));
                    }
                    rest -= f64::from(*height);
                }
                None
            }
        }
    }
}

/// Running sums of values that change: a Fenwick tree.
#[derive(Clone, Debug, Default)]
struct Sums(Vec<f64>);

impl Sums {
    fn new(mut values: Vec<f64>) -> Self {
        for index in 0..values.len() {
            let above = index | (index + 1);
            if above < values.len() {
                values[above] += values[index];
            }
        }
        Self(values)
    }

    /// Adds to a value.
    fn add(&mut self, mut index: usize, more: f64) {
        while let Some(sum) = self.0.get_mut(index) {
            *sum += more;
            index |= index + 1;
        }
    }

    /// The sum of the values before one.
    fn before(&self, mut end: usize) -> f64 {
        let mut sum = 0.0;
        while end > 0 {
            sum += self.0[end - 1];
            end &= end - 1;
        }
        sum
    }

    /// The value within which the sum reaches `sum`, and how much of it that takes.
    fn at(&self, mut sum: f64) -> (usize, f64) {
        let mut found = 0;
        let mut step = self.0.len().checked_ilog2().map_or(0, |power| 1 << power);
        while step > 0 {
            if let Some(part) = self.0.get(found + step - 1).filter(|part| **part <= sum) {
                sum -= part;
                found += step;
            }
            step /= 2;
        }
        (found, sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Heights of 1 to 7 pt, the first third of them measured again.
    fn heights(count: usize) -> (Heights, Vec<f64>) {
        let own = |unit: usize| (unit * 5 % 7 + 1) as f32;
        let mut heights = Heights::estimated((0..count).map(own).collect());
        for unit in 0..count / 3 {
            heights.measured(unit, &mut |unit| own(unit) * 2.0);
        }
        let all = (0..count).map(|unit| f64::from(own(unit)) * if unit < count / 3 { 2.0 } else { 1.0 });
        (heights, all.collect())
    }

    #[test]
    fn running_sums_are_the_sums() {
        for count in [0, 1, 63, 64, 65, 129, 1_000] {
            let (heights, all) = heights(count);
            let mut before = 0.0;
            for (unit, height) in all.iter().enumerate() {
                assert_eq!(heights.before(unit), before, "{unit} of {count}");
                assert_eq!(heights.at(before), Some((unit, 0.0)), "{unit} of {count}");
                assert_eq!(heights.at(before + 0.5), Some((unit, 0.5)), "{unit} of {count}");
                before += height;
            }
            assert_eq!(heights.before(count + 1), before);
            assert_eq!(heights.at(before), None);
        }
    }

    #[test]
    fn equal_units_are_like_others() {
        let equal = Heights::Equal { count: 2_000, height: 28.0 };
        let each = Heights::estimated(vec![28.0; 2_000]);
        for unit in [0, 1, 77, 1_999, 2_000, 3_000] {
            assert_eq!(equal.before(unit), each.before(unit));
            assert_eq!(equal.get(unit), each.get(unit));
        }
        for offset in [0.0, 27.5, 28.0, 20_000.0, 55_999.0, 56_000.0] {
            assert_eq!(equal.at(offset), each.at(offset));
        }
    }

    #[test]
    fn a_unit_is_measured_once() {
        let mut heights = Heights::estimated(vec![10.0; 3]);
        let mut measured = 0;
        for _ in 0..3 {
            assert_eq!(
                heights.measured(1, &mut |_| {
                    measured += 1;
                    40.0
                }),
                40.0
            );
        }
        assert_eq!((measured, heights.before(3)), (1, 60.0));
    }
}
