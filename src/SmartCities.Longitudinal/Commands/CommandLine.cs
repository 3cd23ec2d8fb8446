namespace SmartCities.Longitudinal.Commands;

/// <summary>What was typed: the service itself, one of its own commands, or one that the framework brings.</summary>
public sealed record CommandLine(string Name, IReadOnlyList<string> Words, string[] Options, string[] All)
{
    public const string Service = "";
    public const string Appoint = "appoint";
    public const string Erase = "erase";
    public const string Follow = "follow";
    public const string Load = "load";
    public const string Projections = "projections";
    public const string Table = "table";
    public const string Verify = "verify";

    private static readonly string[] NeedNoDatabase = ["codegen", "help", "describe"];

    /// <summary>The service and its commands; whatever else is typed goes to the framework.</summary>
    public bool IsOurs => Name == Service || IsCommand;

    /// <summary>A command beside the service: it says what it did and ends.</summary>
    public bool IsCommand => Name is Appoint or Erase or Follow or Load or Projections;

    /// <summary>Whether it answers requests: the service itself, also by the framework's name for it.</summary>
    public bool Serves => Name == Service || Name.Equals("run", StringComparison.OrdinalIgnoreCase);

    /// <summary>A command that reads and writes files: it needs neither the database nor anything else of the service.</summary>
    public bool NeedsFilesAlone => Name is Table or Verify;

    public bool NeedsDatabase => !NeedNoDatabase.Contains(Name);

    /// <summary>Settings are written <c>--Section:Name=value</c>; a command's other words are its own.</summary>
    public static CommandLine Parse(string[] args) =>
        args is [] or [['-', ..], ..] || args[0].Contains('=', StringComparison.Ordinal)
            ? new(Service, [], args, args)
            : new(args[0], [.. args.Skip(1).Where(it => !it.StartsWith("--", StringComparison.Ordinal))], [.. args.Where(it => it.StartsWith("--", StringComparison.Ordinal))], args);
}
