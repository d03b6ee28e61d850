/* The names of sections, which are those of fields where a field is a section. */
#include "tables/tables.h"

const char *ikeerr_section_name(ikeerr_section section) {
  static const char NAMES[IKEERR_SECTIONS][26] = {
      [IKEERR_SECTION_SUMMARY] = "summary",
      [IKEERR_SECTION_CAUSES] = "causes",
      [IKEERR_SECTION_LOG_LINES] = "log_lines",
      [IKEERR_SECTION_FACTS] = "facts",
      [IKEERR_SECTION_TECHNICAL_MEANING] = "technical_meaning",
      [IKEERR_SECTION_ERROR_DETAILS] = "error_details",
      [IKEERR_SECTION_USAGE_CONTEXT] = "usage_context",
      [IKEERR_SECTION_SEEN_IN] = "seen_in",
      [IKEERR_SECTION_DEVELOPER_INTERPRETATION] = "developer_interpretation",
      [IKEERR_SECTION_RELATED] = "related",
      [IKEERR_SECTION_FAQ] = "faq",
      [IKEERR_SECTION_SOURCES] = "sources",
  };
  return (unsigned)section < IKEERR_SECTIONS ? NAMES[section] : NULL;
}
