-- Requests of wrk. Environment: BENCH_PATHS, a file of paths to GET in turn, or BENCH_TOKEN, to create events;
-- and BENCH_PAUSE, the mean pause of a connection between two requests in milliseconds.
local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
local token = os.getenv("BENCH_TOKEN")
local requests, at = {}, 0

local threads = 0
function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

function init(args)
   math.randomseed(number + 1)
   if not token then
      for path in io.lines(os.getenv("BENCH_PATHS")) do
         requests[#requests + 1] = wrk.format("GET", path, {["Accept"] = "*/*"})
      end
      at = number * 250
   end
end

local function creation()
   at = at + 1
   return wrk.format("POST", "/events", {
      ["Authorization"] = "Bearer " .. token,
      ["Content-Type"] = "application/json"
   }, string.format('{"title":"Jazz at the Lake #%d-%d","startAt":"2090-07-01T18:00:00Z","endAt":"2090-07-01T22:00:00Z",'
      .. '"location":"Berlin, Waldbuehne","status":"PUBLISHED","internalNotes":"ring the caretaker"}', number, at))
end

function request()
   if token then
      return creation()
   end
   at = at % #requests + 1
   return requests[at]
end

if pause > 0 then
   function delay()
      return math.random(0, math.floor(2 * pause + 0.5))
   end
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format("RESULT %.1f %.3f %.3f %d", summary.requests * 1e6 / summary.duration,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
