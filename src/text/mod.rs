//! What every room needs to know of characters.

pub mod address;
pub mod block_elements;
pub mod class;
pub mod convert;
pub mod data_address;
pub mod decode;
pub mod figures;
pub mod file_signature;
pub mod fold;
pub mod interface_language;
pub mod jis;
pub mod language;
pub mod language_tag;
pub mod natural_order;
pub mod numbering;
pub mod numeral;
pub mod own_marks;
pub mod path_text;
pub mod reading;
pub mod segment_break;
pub mod slice;
pub mod table_cell;
pub mod tex;
pub mod verse;
pub mod word_boundaries;
pub mod words;
