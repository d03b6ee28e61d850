/* One sequence for each color; red is bold, since it marks what somebody looks for. */
#include "color.h"

const char *ike_color(text_color color, bool is_wanted) {
  static const char SEQUENCES[][8] = {
      [COLOR_PLAIN] = "\033[0m", [COLOR_BOLD] = "\033[1m",   [COLOR_DIM] = "\033[2m",
      [COLOR_CYAN] = "\033[36m", [COLOR_RED] = "\033[1;31m",
  };
  return is_wanted ? SEQUENCES[color] : "";
}
