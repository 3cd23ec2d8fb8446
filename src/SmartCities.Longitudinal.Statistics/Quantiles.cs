using System.Numerics;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>Median and quartiles of numbers, exact in decimal.</summary>
/// <remarks>
/// Type 7 (the default in R and in spreadsheets): with the numbers sorted x₁ ≤ … ≤ xₙ and h = (n − 1)p + 1, the quantile is
/// x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋). Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50, 361–365.
/// Unit: that of the numbers. Edge cases: no numbers give none; one number is every quantile of itself.
/// </remarks>
/// <example>1, 2, 3, 4: quartiles 1.75, 2.5, 3.25 (R: <c>quantile(1:4)</c>).</example>
public static class Quantiles
{
    /// <summary>The type, as Hyndman and Fan number it.</summary>
    public const int Type = 7;

    /// <summary>The median; null for no numbers. The span is left in another order.</summary>
    public static decimal? Median(Span<decimal> numbers) => numbers.IsEmpty ? null : At(numbers, 2);

    /// <summary>Lower quartile, median and upper quartile; null for no numbers. The span is left in another order.</summary>
    public static Quartiles? Quartiles(Span<decimal> numbers) =>
        numbers.IsEmpty ? null : new Quartiles(At(numbers, 1), At(numbers, 2), At(numbers, 3));

    /// <summary>The quantile at <paramref name="quarter"/>/4.</summary>
    private static decimal At(Span<decimal> numbers, int quarter)
    {
        var (place, rest) = Math.DivRem((long)(numbers.Length - 1) * quarter, 4);
        Select(numbers, (int)place);
        var below = numbers[(int)place];
        if (rest == 0)
            return below;
        var above = decimal.MaxValue;
        foreach (var number in numbers[((int)place + 1)..])
            above = Math.Min(above, number);
        return below + (rest * (above - below) / 4);
    }

    /// <summary>
    /// Puts the number that sorting would put at <paramref name="place"/> there, none greater before it and none less after it (Hoare's selection);
    /// sorts what is left where the numbers are unkind, so that no answers can make it slow.
    /// </summary>
    internal static void Select(Span<decimal> numbers, int place)
    {
        for (var patience = 2 * BitOperations.Log2((uint)numbers.Length); numbers.Length > 16 && patience > 0; patience--)
        {
            var pivot = Middle(numbers[0], numbers[numbers.Length / 2], numbers[^1]);
            var (left, right) = (0, numbers.Length - 1);
            while (left <= right)
            {
                while (numbers[left] < pivot)
                    left++;
                while (numbers[right] > pivot)
                    right--;
                if (left > right)
                    break;
                (numbers[left], numbers[right]) = (numbers[right], numbers[left]);
                left++;
                right--;
            }

            if (place <= right)
            {
                numbers = numbers[..(right + 1)];
            }
            else if (place >= left)
            {
                numbers = numbers[left..];
                place -= left;
            }
            else
            {
                return;
            }
        }

        numbers.Sort();
    }

    private static decimal Middle(decimal a, decimal b, decimal c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

/// <summary>The three quartiles of some numbers, of <see cref="Quantiles.Type"/> 7.</summary>
public readonly record struct Quartiles(decimal Lower, decimal Median, decimal Upper);
