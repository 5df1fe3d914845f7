//! Bytes and a hint in, an article and warnings out.
