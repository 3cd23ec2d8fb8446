namespace SmartCities.Longitudinal;

/// <summary>Words shown to people, in the languages of the study; a language without words falls back to English.</summary>
public sealed record Text(string En, string? Es = null, string? Fr = null)
{
    public string In(string language) => language switch
    {
        "es" => Es ?? En,
        "fr" => Fr ?? En,
        _ => En,
    };
}
