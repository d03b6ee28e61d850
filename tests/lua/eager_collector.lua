-- Has the collector go round all the time: what a binding does not hold is gone at the next allocation.
collectgarbage("setpause", 0)
collectgarbage("setstepmul", 10000)
