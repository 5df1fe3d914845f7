//! Times, and their spread.

use std::time::Duration;

/// Median, 99th percentile and worst, in ms.
pub struct Spread {
    pub median: f64,
    pub late: f64,
    pub worst: f64,
}

impl Spread {
    pub fn of(times: impl Iterator<Item = f64>) -> Self {
        let mut times: Vec<f64> = times.collect();
        times.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let index = (part * times.len() as f64).ceil() as usize;
            times.get(index.saturating_sub(1)).copied().unwrap_or_default()
        };
        Self { median: at(0.5), late: at(0.99), worst: at(1.0) }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "median {:.2} ms, 99th {:.2} ms, worst {:.2} ms", self.median, self.late, self.worst)
    }
}

/// In ms.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
