# What R says of the same numbers, for StatisticsInRSpecs: Rscript expected.R > expected.tsv
# A line a value: function, arguments, which value, value. Base R only; what base R lacks is written out from the paper that the C# names.

cat("#", R.version.string, "\n")

say <- function(what, arguments, name, value)
  cat(paste(what, paste(arguments, collapse = " "), name, format(value, digits = 15, scientific = FALSE), sep = "\t"), "\n", sep = "")

wilson <- function(x, n, level) suppressWarnings(as.numeric(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int))

independent <- function(x1, n1, x2, n2, level) {
  one <- wilson(x1, n1, level); two <- wilson(x2, n2, level)
  p1 <- x1 / n1; p2 <- x2 / n2; d <- p2 - p1
  c(d - sqrt((p2 - two[1])^2 + (one[2] - p1)^2), d + sqrt((two[2] - p2)^2 + (p1 - one[1])^2))
}

paired <- function(a, b, c, d, level) {
  n <- a + b + c + d
  one <- wilson(a + b, n, level); two <- wilson(a + c, n, level)
  p1 <- (a + b) / n; p2 <- (a + c) / n
  margins <- (a + b) * (c + d) * (a + c) * (b + d)
  product <- a * d - b * c
  phi <- if (margins == 0) 0 else (if (product > n / 2) product - n / 2 else min(product, 0)) / sqrt(margins)
  c(p2 - p1 - sqrt((p2 - two[1])^2 - 2 * phi * (p2 - two[1]) * (one[2] - p1) + (one[2] - p1)^2),
    p2 - p1 + sqrt((two[2] - p2)^2 - 2 * phi * (two[2] - p2) * (p1 - one[1]) + (p1 - one[1])^2))
}

for (level in c(0.90, 0.95, 0.99)) for (n in c(1, 2, 5, 9, 20, 28, 263)) for (x in unique(round(n * c(0, 0.1, 1 / 3, 0.5, 0.8, 1)))) {
  limits <- wilson(x, n, level)
  say("wilson", c(x, n, level), "low", limits[1]); say("wilson", c(x, n, level), "high", limits[2])
}

for (it in list(c(15, 28, 15, 20), c(48, 80, 56, 70), c(0, 1, 1, 1), c(0, 20, 0, 10), c(10, 10, 0, 10), c(3, 7, 5, 9), c(11, 19, 12, 20))) {
  limits <- independent(it[1], it[2], it[3], it[4], 0.95)
  say("newcombe-independent", c(it, 0.95), "low", limits[1]); say("newcombe-independent", c(it, 0.95), "high", limits[2])
}

for (it in list(c(1, 1, 7, 12), c(59, 6, 16, 80), c(14, 0, 5, 22), c(14, 5, 0, 22), c(4, 1, 3, 1), c(0, 0, 1, 0), c(5, 0, 0, 5), c(20, 0, 0, 0), c(0, 9, 0, 0), c(2, 3, 3, 2), c(212, 144, 256, 707))) {
  limits <- paired(it[1], it[2], it[3], it[4], 0.95)
  say("newcombe-paired", c(it, 0.95), "low", limits[1]); say("newcombe-paired", c(it, 0.95), "high", limits[2])
}

for (n in c(1, 2, 4, 5, 6, 8, 9, 20, 61, 200, 1000)) for (k in unique(round(n * c(0, 0.125, 0.25, 0.4, 0.5))))
  say("sign-test", c(n - k, k), "p", binom.test(k, n)$p.value)

numbers <- list(c(7), c(3, 1), c(-2.5, 0, 4), c(1, 2, 3, 4), c(0.1, 0.2, 0.2, 0.7, 12), c(-3, 8, 8, 1.25, 0, -40),
                c(5, 3, -1, 2.5, 7, 9, 4, 4, 0, 12), c(12, 15, 9, 30, 22, 41, 18, 7, 16, 25, 33, 19, 8, 14, 27, 21, 11))
for (x in numbers) {
  q <- quantile(x, type = 7, names = FALSE)
  say("numbers", x, "mean", mean(x)); say("numbers", x, "median", median(x)); say("numbers", x, "sum", sum(x))
  say("numbers", x, "lower", q[2]); say("numbers", x, "upper", q[4])

  # The greatest k with P(X <= k - 1) <= 0.025 for X ~ Binomial(n, 1/2); none below six numbers.
  n <- length(x); k <- 0
  while (2 * (k + 1) <= n && pbinom(k, n, 0.5) <= 0.025) k <- k + 1
  if (k > 0) {
    say("median-interval", c(x, 0.95), "low", sort(x)[k]); say("median-interval", c(x, 0.95), "high", sort(x)[n + 1 - k])
    say("median-interval", c(x, 0.95), "confidence", 1 - 2 * pbinom(k - 1, n, 0.5))
  } else say("median-interval", c(x, 0.95), "none", 1)
}
