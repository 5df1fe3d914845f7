//! Symbols of units of measure and of currencies (jlreq cl-25).

/// Symbols of units in Latin and Greek letters.
const SYMBOLS: &[&str] = &[
    "g", "kg", "mg", "µg", "lb", "oz", "t", "m", "km", "cm", "mm", "nm", "µm", "Å", "ft", "mi", "ha", "L",
    "l", "ml", "mL", "µL", "s", "ms", "µs", "ns", "ps", "sec", "h", "hr", "min", "Hz", "kHz", "MHz", "GHz",
    "THz", "B", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "EB", "bit", "kbit", "Mbit",
    "Gbit", "Mb", "Gb", "bps", "kbps", "Kbps", "Mbps", "Gbps", "Tbps", "µW", "mW", "W", "kW", "MW", "GW",
    "TW", "Wh", "kWh", "MWh", "GWh", "V", "mV", "µV", "kV", "VA", "kVA", "A", "mA", "µA", "Ah", "mAh", "F",
    "mF", "µF", "nF", "pF", "Ω", "mΩ", "kΩ", "MΩ", "T", "mT", "µT", "Bq", "Sv", "mSv", "µSv", "Gy", "mmHg",
    "K", "J", "kJ", "N", "Pa", "kPa", "hPa", "MPa", "dB", "dBm", "dBi", "ppm", "ppb", "bpm", "dpi", "ppi",
    "rpm", "mol", "cal", "kcal", "px", "pt", "em", "fps", "mph", "nit", "nits", "lm", "lx", "USD", "EUR",
    "TWD", "HKD", "CNY", "JPY", "KRW", "GBP",
];

/// The longest of them, in characters.
const LONGEST: usize = 5;

/// How many characters at the start of a text are the symbol of a unit; 0 for none. It is a word of its own.
pub(super) fn at_start(characters: &[char]) -> usize {
    let word: String =
        characters.iter().take_while(|c| is_letter(**c)).take(LONGEST + 1).map(|c| usual(*c)).collect();
    if SYMBOLS.contains(&word.as_str()) { word.chars().count() } else { 0 }
}

/// Letters of symbols: those of ASCII, micro, ohm and ångström, each of these by both its code points.
pub(super) const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'µ' | 'μ' | 'Ω' | '\u{2126}' | 'Å' | '\u{212B}')
}

/// A letter that has two code points by the one that is written in the list.
const fn usual(c: char) -> char {
    match c {
        'μ' => 'µ',
        '\u{2126}' => 'Ω',
        '\u{212B}' => 'Å',
        c => c,
    }
}
