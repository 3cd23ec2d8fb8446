using System.Globalization;

namespace SmartCities.Longitudinal.Pages;

/// <summary>Places in a chart: across in percent of its width, so that it fits any screen.</summary>
public static class Chart
{
    public static string X(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string X(double share) => X((decimal)share);
}
