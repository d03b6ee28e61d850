/* A log on its way through the filter: what of it is held, and how far it has been fed and shown. */
#ifndef LOG_FILE_H
#define LOG_FILE_H

#include "input.h"
#include "request.h"
#include "tally.h"

/* What all files have in common. */
typedef struct {
  const command_request *request;
  char *text; /* the room that files are read into, one after the other */
  mention_tally all;
  bool has_found;
  bool has_written;
  bool is_within_line; /* what has been written does not end a line */
} line_filter;

typedef struct {
  line_filter *filter;
  const char *path;
  input_stream input;
  ikeerr_scanner scanner;
  mention_tally on_line; /* the mentions of the line that is being written */
  bool has_title;
  uint64_t offset; /* of text[0] in what has been read; what follows are indexes into the text */
  size_t length;   /* up to here bytes are held */
  size_t fed;      /* up to here the scanner has them */
  size_t shown;    /* up to here they are written or passed over */
} log_file;

/* The index behind the first or last line end between two indexes; 0: none. */
size_t next_line_end(const char *text, size_t from, size_t end);
size_t last_line_end(const char *text, size_t from, size_t end);

#endif
