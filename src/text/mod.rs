//! What every room needs to know of characters.
