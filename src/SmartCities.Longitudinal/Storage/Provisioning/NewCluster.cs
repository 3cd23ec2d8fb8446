namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A new, empty cluster that opens with a password only.</summary>
internal static class NewCluster
{
    public const string Superuser = "postgres";

    // Defaults an operator may change in postgresql.conf; what safety needs is given at each start instead.
    private const string Settings = """

        # SmartCities.Longitudinal
        max_connections = 200
        shared_buffers = 128MB
        # One log file a weekday, overwritten a week later.
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on

        """;

    /// <summary>Creates the cluster beside its place and moves it there when it is whole: an interrupted attempt is started over.</summary>
    public static async Task CreateAsync(DataFolder folder, Programs programs, string password, CancellationToken cancellation)
    {
        var unfinished = folder.Cluster + ".new";
        var passwordFile = Path.Combine(folder.Server, "initdb.password");
        try
        {
            DataFolder.WritePrivate(passwordFile, password);
            await UnprivilegedAccount.TakeOverAsync(folder.Server, cancellation);

            Outcome? initdb = null;
            foreach (var locale in Locales(programs.Major).TakeWhile(_ => initdb is not { Succeeded: true }))
            {
                if (Directory.Exists(unfinished))
                    Directory.Delete(unfinished, recursive: true);

                initdb = await Command.RunUnprivilegedAsync(programs.InitDb,
                    ["-D", unfinished, "-U", Superuser, "-E", "UTF8", "--auth=scram-sha-256", $"--pwfile={passwordFile}", .. locale], folder.Server, cancellation);
            }

            initdb!.OrThrow($"create a PostgreSQL cluster in {folder.Cluster}");
            await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), Settings, cancellation);
            Directory.Move(unfinished, folder.Cluster);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    // Code point order with Unicode upper and lower case, the same everywhere; before 17 it is the system's to have, or plain C.
    private static string[][] Locales(int major) => major >= 17
        ? [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
        : [["--locale=C.UTF-8"], ["--no-locale"]];
}
