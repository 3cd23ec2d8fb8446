using Npgsql;
using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Packages;

/// <summary>Loads the packaged editions when the service starts, and others on command.</summary>
public static class PackagesModule
{
    public static void AddPackages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LoadPackage>();
        builder.Services.AddHostedService<LoadPackagedEditions>();
    }

    /// <summary>Where the packages that come with the service lie.</summary>
    public static string Packaged(IConfiguration configuration) =>
        configuration["Editions:Packages"] ?? Path.Combine(AppContext.BaseDirectory, "editions");
}

/// <summary>Loads every packaged edition that was not loaded before, in order of name, before the first request is taken.</summary>
public sealed class LoadPackagedEditions(LoadPackage load, NpgsqlDataSource database, IConfiguration configuration, ILogger<LoadPackagedEditions> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        var root = PackagesModule.Packaged(configuration);
        if (!configuration.GetValue("Editions:Load", true) || !Directory.Exists(root))
            return;

        foreach (var path in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            var folder = new PackageFolder(path);
            if (!configuration.GetValue("Editions:Demonstration", true) && await folder.IsDemonstrationAsync(cancellation))
                continue;

            var fingerprint = await folder.FingerprintAsync(cancellation);
            if (await LoadedAsync(fingerprint, cancellation))
                continue;

            if (await LoadAsync(folder, cancellation) is not { } result)
                continue;
            await RememberAsync(fingerprint, result, cancellation);
            log.LogInformation("Loaded the edition {Edition}: {Added} events.", result.Edition, result.Added);
        }
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    // A package that comes with the service and cannot be loaded is a broken installation: better no service than one that leaves an edition out. But an
    // edition that an earlier version of its package loaded is there, and what was published of it stays as it is.
    private async Task<LoadResult?> LoadAsync(PackageFolder folder, CancellationToken cancellation)
    {
        try
        {
            return await load.LoadAsync(folder, null, cancellation);
        }
        catch (PackageRefusedException refused)
        {
            if (!await IsThereAsync(await folder.EditionAsync(cancellation), cancellation))
                throw new PackageRefusedException(Path.Combine(folder.Path, refused.File), refused.Pointer, refused.Reason, refused.Code);
            log.LogWarning(
                "{Package} stays as an earlier version of it was loaded; this version says otherwise ({File} {Pointer}: {Reason})", folder.Path, refused.File, refused.Pointer, refused.Reason);
            return null;
        }
    }

    private async Task<bool> LoadedAsync(string fingerprint, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select true from study.packages where fingerprint = $1");
        command.Parameters.Add(new() { Value = fingerprint });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private async Task<bool> IsThereAsync(string edition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select true from study.packages where edition = $1 limit 1");
        command.Parameters.Add(new() { Value = edition });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private async Task RememberAsync(string fingerprint, LoadResult result, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("insert into study.packages (fingerprint, edition) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new() { Value = fingerprint });
        command.Parameters.Add(new() { Value = result.Edition });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
