# What R makes of Eurostat's table urb_percep, straight from the file, and whether the service says the same. Base R only.
#
#   Rscript urb_percep.R FILE                        the numbers of ten indicators, a line each: where, indicator, name, value
#   Rscript urb_percep.R FILE all                    those of every indicator
#   Rscript urb_percep.R FILE ten|all ADDRESS        holds the service at ADDRESS against them, release by release; needs curl and jq
#   Rscript urb_percep.R FILE extract                a small extract of the table, in which every row keeps its line
#
# The ten: the five with the most flagged cells, and five evenly spaced, by code, among those with values in every wave.

arguments <- commandArgs(trailingOnly = TRUE)
file <- arguments[1]
which <- if (length(arguments) > 1) arguments[2] else "ten"
lines <- sub("\r$", "", readLines(file, encoding = "UTF-8"))

if (which == "extract") {
  indicators <- c("PS1012V", "PS1065V", "PS3330V", "PS3335V")
  cities <- c("AT001C", "DE004C", "DE005C", "DE027C", "EL001C", "LV001C", "LV002C", "LV003C", "TR012C", "UK001C")
  keys <- do.call(rbind, strsplit(sub("\t.*", "", lines), ","))
  kept <- keys[, 1] %in% indicators & keys[, 3] %in% cities
  kept[1] <- TRUE
  last <- max(base::which(kept))
  writeLines(ifelse(kept, lines, "")[seq_len(last)])
  quit()
}

lines <- lines[lines != ""]
cells <- strsplit(lines, "\t", fixed = TRUE)
waves <- trimws(cells[[1]][-1])
keys <- do.call(rbind, strsplit(vapply(cells[-1], `[`, "", 1), ",", fixed = TRUE))
grid <- trimws(do.call(rbind, lapply(cells[-1], function(row) row[-1])))
number <- function(cell) suppressWarnings(as.numeric(sub("^([0-9.]+).*$", "\\1", cell)))
table <- data.frame(
  indicator = rep(keys[, 1], length(waves)), city = rep(keys[, 3], length(waves)), wave = rep(waves, each = nrow(keys)),
  value = number(as.vector(grid)), flags = gsub("[^a-z]", "", as.vector(grid)), stringsAsFactors = FALSE)
table <- table[keys[, 2] == "PC", ]
table$value[grepl("u", table$flags)] <- NA
table <- table[!is.na(table$value) | table$flags != "", ]
waves <- sort(waves)

everyone <- sort(unique(keys[, 1]))
flagged <- table(factor(table$indicator[table$flags != ""], everyone))
through <- everyone[vapply(everyone, function(it) all(waves %in% table$wave[table$indicator == it & !is.na(table$value)]), TRUE)]
most <- everyone[order(-flagged, everyone)][1:min(5, length(everyone))]
those <- if (which == "all") everyone else sort(unique(c(most, through[round(seq(1, length(through), length.out = min(5, length(through))))])))

sides <- split(table, list(table$indicator, table$wave), drop = TRUE)
side <- function(indicator, wave) sides[[paste(indicator, wave, sep = ".")]]
taking.part <- vapply(waves, function(it) length(unique(table$city[table$wave == it])), 1)

# As the file says it: a break parts a wave from those before it, another definition from all others; marked in every value or in some.
verdict <- function(indicator, from, to) {
  shares <- c()
  for (wave in waves[waves >= from & waves <= to]) {
    it <- side(indicator, wave)
    it <- it[!is.na(it$value), ]
    if (wave > from) shares <- c(shares, mean(grepl("b", it$flags)))
    if (wave == from || wave == to) shares <- c(shares, mean(grepl("d", it$flags)))
  }
  shares <- shares[!is.nan(shares)]
  if (any(shares == 1)) "not-comparable" else if (any(shares > 0)) "with-caution" else "comparable"
}

of.wave <- function(indicator, wave) {
  it <- side(indicator, wave)
  if (is.null(it)) return(c(there = 0))
  valid <- it$value[!is.na(it$value)]
  c(there = 1, participants = taking.part[[wave]], n = length(valid), unreliable = sum(grepl("u", it$flags)),
    "not-published" = taking.part[[wave]] - length(valid) - sum(grepl("u", it$flags)),
    mean = mean(valid), median = if (length(valid) > 0) median(valid) else NaN)
}

of.pair <- function(indicator, from, to) {
  one <- side(indicator, from); other <- side(indicator, to)
  if (is.null(one) || is.null(other)) return(c(there = 0))
  judged <- c("comparable", "with-caution", "not-comparable")
  result <- c(there = 1, verdict = match(verdict(indicator, from, to), judged))
  if (result[["verdict"]] == 3) return(result)
  before <- one$value[!is.na(one$value)]; after <- other$value[!is.na(other$value)]
  same <- function(it) it[!is.na(it$value) & !grepl("d", it$flags), ]
  panel <- merge(same(one), same(other), by = "city")
  moved <- round(panel$value.y - panel$value.x, 6)
  result <- c(result, difference.mean = mean(after) - mean(before), difference.median = median(after) - median(before), panel = nrow(panel))
  if (nrow(panel) == 0) return(result)
  up <- sum(moved > 0); down <- sum(moved < 0); q <- quantile(moved, c(0.25, 0.5, 0.75), type = 7, names = FALSE)
  result <- c(result, up = up, down = down, same = sum(moved == 0), lower = q[1], middle = q[2], upper = q[3],
    p = if (up + down > 0) binom.test(up, up + down)$p.value else 1)

  # The greatest k with P(X <= k - 1) <= 0.025 for X ~ Binomial(n, 1/2); none below six numbers.
  n <- length(moved); k <- 0
  while (2 * (k + 1) <= n && pbinom(k, n, 0.5) <= 0.025) k <- k + 1
  if (k > 0) result <- c(result, low = sort(moved)[k], high = sort(moved)[n + 1 - k], confidence = 1 - 2 * pbinom(k - 1, n, 0.5))
  result
}

say <- function(where, indicator, numbers) data.frame(
  where = where, indicator = indicator, name = names(numbers), value = as.numeric(numbers), stringsAsFactors = FALSE)
pairs <- combn(waves, 2, simplify = FALSE)
expected <- do.call(rbind, c(
  unlist(lapply(waves, function(wave) lapply(those, function(it) say(wave, it, of.wave(it, wave)))), recursive = FALSE),
  unlist(lapply(pairs, function(pair) lapply(those, function(it) say(paste(pair, collapse = " "), it, of.pair(it, pair[1], pair[2])))), recursive = FALSE)))

if (length(arguments) < 3) {
  cat("#", R.version.string, "\n")
  cat(paste(expected$where, expected$indicator, expected$name, sprintf("%.15g", expected$value), sep = "\t"), sep = "\n")
  quit()
}

# What the service says, in the same shape.
ask <- function(path, filter) {
  answer <- pipe(sprintf("curl -sf '%s/api/v1/%s' | jq -r '%s'", arguments[3], path, filter))
  on.exit(close(answer))
  rows <- strsplit(paste0(readLines(answer), "\t."), "\t", fixed = TRUE)
  if (length(rows) == 0) stop("The service does not answer: ", path)
  rows
}
words <- function(row, names, from) {
  numbers <- setNames(suppressWarnings(as.numeric(row[from - 1 + seq_along(names)])), names)
  numbers[!is.na(numbers)]
}
edition <- function(wave) paste0("urb-percep-", wave)

said <- do.call(rbind, c(
  lapply(waves, function(wave) {
    rows <- ask(paste0("editions/", edition(wave), "/indicators"),
      ".indicators[] | [.id, .measure, .number, .counts.participants, .base, .counts.missing.unreliable, .counts.missing[\"not-published\"]] | @tsv")
    do.call(rbind, lapply(rows, function(row) {
      indicator <- toupper(sub("-median$", "", row[1]))
      if (row[2] == "mean") say(wave, indicator, c(there = 1, words(row, c("mean", "participants", "n", "unreliable", "not-published"), 3)))
      else say(wave, indicator, words(row, "median", 3))
    }))
  }),
  lapply(pairs, function(pair) {
    rows <- ask(sprintf("comparisons?from=%s&to=%s", edition(pair[1]), edition(pair[2])),
      ".series[] | [.series, ({comparable: 1, \"with-caution\": 2, \"not-comparable\": 3}[.comparability.verdict]), .difference.number, .paired.n, .paired.up, .paired.down, .paired.same, .paired.lower, .paired.median, .paired.upper, .paired.p, .paired.interval.low, .paired.interval.high, .paired.interval.confidence] | @tsv")
    do.call(rbind, lapply(rows[lengths(rows) > 3], function(row) {
      indicator <- toupper(sub("-median$", "", row[1]))
      if (grepl("-median$", row[1])) say(paste(pair, collapse = " "), indicator, words(row, "difference.median", 3))
      else say(paste(pair, collapse = " "), indicator, c(there = 1, words(row,
        c("verdict", "difference.mean", "panel", "up", "down", "same", "lower", "middle", "upper", "p", "low", "high", "confidence"), 2)))
    }))
  })))
said <- said[said$indicator %in% those, ]

# What is not there is said of neither: an indicator without answers in a wave, a number of an empty base, a panel of no city.
expected <- expected[!(expected$name %in% c("there", "panel") & expected$value == 0) & !is.nan(expected$value), ]
held <- merge(expected, said, by = c("where", "indicator", "name"), all = TRUE, suffixes = c(".r", ".service"))
apart <- abs(held$value.r - held$value.service)
wrong <- held[is.na(apart) | apart > 1e-9, ]
cat(sprintf("%d indicators, %d numbers held, %d differ, largest difference %.2g\n", length(those), nrow(held), nrow(wrong), max(apart, na.rm = TRUE)))
if (which != "all") cat("indicators:", those, "\n")
if (nrow(wrong) > 0) { print(utils::head(wrong, 40), digits = 15); quit(status = 1) }
