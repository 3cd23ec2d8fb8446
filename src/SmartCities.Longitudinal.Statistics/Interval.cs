namespace SmartCities.Longitudinal.Statistics;

/// <summary>A confidence interval with the method that gave it; what the method assumes is said there.</summary>
/// <param name="Method">The method's label: <c>wilson</c>, <c>newcombe-independent</c>.</param>
/// <param name="Level">The nominal confidence level, 0.95 unless told otherwise.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(string Method, double Level, double Low, double High);

/// <summary>The least and the most that a value could be; null: no limit on that side. No probability is meant.</summary>
public sealed record Bounds(decimal? Low, decimal? High);
