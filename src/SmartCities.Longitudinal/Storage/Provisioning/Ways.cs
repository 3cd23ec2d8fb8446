using System.Globalization;
using System.Text;
using DotNet.Testcontainers.Builders;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The ways of having a PostgreSQL, tried in order; data already there is opened the way it was written.</summary>
internal sealed class Ways(StorageOptions options, Surroundings surroundings, DataFolder folder, ILogger logger)
{
    private readonly List<string> _tried = [];

    public async Task<RunningServer> StartAsync(CancellationToken cancellation)
    {
        var isInContainer = File.Exists(folder.ContainerRecord);
        if (!isInContainer && await FindProgramsAsync(cancellation) is { } programs)
            return await PrivateServer.StartAsync(folder, programs, logger, cancellation);

        if (folder.MajorVersion is null && May(StorageProvider.Docker) && await TryDockerAsync(cancellation) is { } container)
            return container;

        throw new DatabaseUnavailableException(Explanation(isInContainer));
    }

    private async Task<Programs?> FindProgramsAsync(CancellationToken cancellation)
    {
        if (May(StorageProvider.Programs))
        {
            var (found, passedOver) = await Provisioning.Programs.FirstAsync(surroundings.ProgramFolders, folder.MajorVersion, cancellation);
            if (found is not null)
                return found;
            _tried.Add(passedOver.Count == 0 ? "no PostgreSQL programs were found" : $"the PostgreSQL programs found are {string.Join(", ", passedOver)}");
        }

        if (May(StorageProvider.Npm) && surroundings.Npm is null)
            _tried.Add("there is no npm");
        else if (May(StorageProvider.Npm))
            return await TryNpmAsync(surroundings.Npm!, cancellation);

        return null;
    }

    private async Task<Programs?> TryNpmAsync(string npm, CancellationToken cancellation)
    {
        try
        {
            return await NpmPrograms.FetchAsync(options.CacheDirectory, folder.MajorVersion, npm, logger, cancellation);
        }
        catch (Exception e) when (e is DatabaseUnavailableException or IOException or UnauthorizedAccessException)
        {
            _tried.Add($"npm did not help ({e.Message.Split('\n')[0].Trim()})");
            return null;
        }
    }

    private async Task<RunningServer?> TryDockerAsync(CancellationToken cancellation)
    {
        if (!surroundings.MayHaveDocker)
        {
            _tried.Add("there is no Docker engine");
            return null;
        }

        try
        {
            return await DockerServer.StartAsync(folder, logger, cancellation);
        }
        catch (DockerUnavailableException)
        {
            _tried.Add("there is no Docker engine");
            return null;
        }
    }

    private bool May(StorageProvider way) => options.Provider == StorageProvider.Auto || options.Provider == way;

    private string Explanation(bool isInContainer)
    {
        var text = new StringBuilder();
        if (isInContainer)
            text.Append(CultureInfo.InvariantCulture, $"The data of {folder.Path} is in a Docker volume, and it takes Docker to open it. Start the Docker engine and set Storage:Provider to auto or docker");
        else if (folder.MajorVersion is { } major)
            text.Append(CultureInfo.InvariantCulture, $"The data in {folder.Path} was written by PostgreSQL {major} and is opened by that version only. Type: {surroundings.InstallCommand(major)}\nOr set Storage:DataDirectory to a new folder");
        else if (options.Provider is StorageProvider.Npm or StorageProvider.Docker)
            text.Append(CultureInfo.InvariantCulture, $"There is no PostgreSQL for the study by the one way allowed. Set Storage:Provider to auto, or name a running server with ConnectionStrings:Study");
        else
            text.Append(CultureInfo.InvariantCulture, $"There is no PostgreSQL for the study. Type: {surroundings.InstallCommand(null)}\nOr name a running server with ConnectionStrings:Study");
        return text.Append(CultureInfo.InvariantCulture, $" (Storage:Provider is {options.Provider.ToString().ToLowerInvariant()}; {string.Join("; ", _tried)}).").ToString();
    }
}
