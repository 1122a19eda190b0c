-- Parts of file names and paths, any case and any script; holds no text of its own, only where each three letters occur.
CREATE VIRTUAL TABLE `names` USING fts5(text, content='', contentless_delete=1, tokenize='trigram');
