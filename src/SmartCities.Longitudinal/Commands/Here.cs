namespace SmartCities.Longitudinal.Commands;

/// <summary>`dotnet run` starts the program in the project's folder; people mean the folder they are in, which their shell knows.</summary>
public static class Here
{
    /// <summary>A file or folder that is there: as typed, or else from the folder people are in.</summary>
    public static string Find(string path) => !Path.Exists(path) && Mean(path) is var meant && Path.Exists(meant) ? meant : path;

    /// <summary>A file or folder that is yet to be, from the folder people are in.</summary>
    public static string Mean(string path) =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } here && Directory.Exists(here) ? Path.GetFullPath(path, here) : Path.GetFullPath(path);
}
