using System.Globalization;

namespace SmartCities.Longitudinal.Statistics;

/// <summary>An exact ratio of whole numbers, so that the parts of a difference add up to it without a rounding error.</summary>
/// <remarks>
/// Sums are exact as long as the reduced result fits 127 bits; shares of up to 2³¹ cities and their sums stay below 2⁹⁶.
/// Beyond that an <see cref="OverflowException"/> is thrown, never a wrong number. The default value is 0.
/// </remarks>
/// <example><c>new Fraction(15, 20) - new Fraction(15, 28)</c> is 3/14, as a decimal 0.2142857142857142857142857143.</example>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly Int128 _numerator;
    private readonly Int128 _denominator;

    /// <summary>The ratio of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
            throw new DivideByZeroException("A fraction needs a denominator.");
        _numerator = denominator < 0 ? -numerator : numerator;
        _denominator = Int128.Abs(denominator);
    }

    /// <summary>Nothing.</summary>
    public static Fraction Zero => default;

    /// <summary>The numerator in lowest terms.</summary>
    public Int128 Numerator => Reduced()._numerator;

    /// <summary>The denominator in lowest terms, at least 1.</summary>
    public Int128 Denominator => Reduced()._denominator;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Int128.Sign(_numerator);

    /// <summary>The nearest decimal: 28 digits.</summary>
    public decimal ToDecimal()
    {
        if (_denominator is { } small && small != 0 && small < (Int128)ulong.MaxValue && Int128.Abs(_numerator) < (Int128)ulong.MaxValue)
            return (decimal)_numerator / (decimal)_denominator;
        var reduced = Reduced();
        return (decimal)reduced._numerator / (decimal)reduced._denominator;
    }

    /// <inheritdoc/>
    public bool Equals(Fraction other)
    {
        var (left, right) = (Reduced(), other.Reduced());
        return left._numerator == right._numerator && left._denominator == right._denominator;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (this - other).Sign;

    /// <summary>Numerator and denominator in lowest terms: <c>3/14</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

#pragma warning disable CS1591, CA2225 // Arithmetic needs no explanation and no second spelling.
    public static Fraction operator +(Fraction left, Fraction right)
    {
        var (a, b) = (left.Reduced(), right.Reduced());
        var common = GreatestCommonDivisor(a._denominator, b._denominator);
        checked
        {
            return new Fraction(
                (a._numerator * (b._denominator / common)) + (b._numerator * (a._denominator / common)),
                a._denominator / common * b._denominator).Reduced();
        }
    }

    public static Fraction operator -(Fraction value) => new(-value._numerator, value._denominator == 0 ? 1 : value._denominator);
    public static Fraction operator -(Fraction left, Fraction right) => left + -right;
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591, CA2225

    private Fraction Reduced()
    {
        if (_denominator == 0 || _numerator == 0)
            return new Fraction(0, 1);
        var common = GreatestCommonDivisor(Int128.Abs(_numerator), _denominator);
        return new Fraction(_numerator / common, _denominator / common);
    }

    private static Int128 GreatestCommonDivisor(Int128 left, Int128 right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }
}
