-- A helper of busted, for whole files.
require("collector").never_rests()
