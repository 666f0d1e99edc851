-- Requests of wrk. Environment:
--   BENCH_PATHS     a file of paths to GET in turn
--   BENCH_SEED      a number: the requests get other days, so that none of them is repeated in the run
--   BENCH_REQUESTS  with a seed, the number of requests that are prepared; for one thread
--   BENCH_ENCODING  a value of Accept-Encoding
--   BENCH_TOKEN     instead of paths: create Events
--   BENCH_PAUSE     the mean pause of a connection between two requests in milliseconds
local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
local token = os.getenv("BENCH_TOKEN")
local seed = tonumber(os.getenv("BENCH_SEED") or "")
local requests, at = {}, 0

local threads = 0
function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

local first = os.time({year = 2027, month = 1, day = 1, hour = 12})

-- The mixture begins in 2027 and covers 26 years.
local function day(n)
   return os.date("!%Y-%m-%d", first + n * 86400)
end

-- The path with other days and another page; a list without an end also gets another limit, to have enough of them.
local function varied(path)
   local from = math.random(0, 9300)
   local result = path:gsub("dateFrom=[%d-]+", "dateFrom=" .. day(from))
   if path:find("dateTo=") then
      result = result:gsub("dateTo=[%d-]+", "dateTo=" .. day(from + math.random(0, 89)))
      result = result:gsub("page=%d+", "page=" .. math.random(1, 5))
   else
      result = result .. "&limit=" .. math.random(15, 25) .. "&page=" .. math.random(1, 5)
   end
   return result
end

local function all_different(paths)
   local seen, result = {}, {}
   local count = tonumber(os.getenv("BENCH_REQUESTS"))
   while #result < count do
      local path = varied(paths[math.random(#paths)])
      if not seen[path] then
         seen[path] = true
         result[#result + 1] = path
      end
   end
   return result
end

function init(args)
   math.randomseed((seed or 0) * 64 + number + 1)
   if token then
      return
   end
   local paths = {}
   for path in io.lines(os.getenv("BENCH_PATHS")) do
      paths[#paths + 1] = path
   end
   if seed then
      paths = all_different(paths)
   else
      at = number * 250
   end
   local headers = {["Accept"] = "*/*", ["Accept-Encoding"] = os.getenv("BENCH_ENCODING")}
   for i, path in ipairs(paths) do
      requests[i] = wrk.format("GET", path, headers)
   end
end

local function creation()
   at = at + 1
   return wrk.format("POST", "/events", {
      ["Authorization"] = "Bearer " .. token,
      ["Content-Type"] = "application/json"
   }, string.format('{"title":"Jazz at the Lake #%d-%d",'
      .. '"startAt":"2090-07-01T18:00:00Z","endAt":"2090-07-01T22:00:00Z",'
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
