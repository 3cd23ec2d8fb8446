using System.Globalization;
using System.Security.Cryptography;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>The folder the data is kept in, held by one service at a time.</summary>
/// <remarks>
/// <c>smartcities-longitudinal.lock</c> marks the folder as ours and is locked while a service runs; <c>password</c> is the database
/// password; <c>running</c> tells commands how to connect while a service runs; <c>server/cluster</c> is PostgreSQL's own folder; <c>container</c> names the image and volume when Docker keeps the data.
/// Only <c>server</c> belongs to the user PostgreSQL runs as.
/// </remarks>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "smartcities-longitudinal.lock";
    private const string RunningName = "running";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public string Server => System.IO.Path.Combine(Path, "server");

    public string Cluster => System.IO.Path.Combine(Server, "cluster");

    public string ContainerRecord => System.IO.Path.Combine(Path, "container");

    /// <summary>The major version that wrote the cluster, or null when there is none yet.</summary>
    public int? MajorVersion
    {
        get
        {
            if (!Directory.Exists(Cluster))
                return null;

            var file = System.IO.Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
                ? major
                : throw new DatabaseUnavailableException(
                    $"{Cluster} is damaged: its PG_VERSION does not tell PostgreSQL's version. Bring it back from a backup, or set Storage:DataDirectory to a new folder.");
        }
    }

    /// <summary>Takes the folder for this service, or refuses when it is another's.</summary>
    public static DataFolder Open(string path)
    {
        if (path.Length == 0)
            throw new DatabaseUnavailableException("This user has no folder for application data: set Storage:DataDirectory to the folder the data shall be kept in.");

        path = System.IO.Path.GetFullPath(path);
        var lockFile = System.IO.Path.Combine(path, LockName);
        try
        {
            if (!Directory.Exists(path))
                Folders.Create(path, isPrivate: true);
            else if (!File.Exists(lockFile) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new DatabaseUnavailableException(
                    $"{path} holds files that are not this service's; nothing was touched. Set Storage:DataDirectory to an empty or new folder.");

            var folder = new DataFolder(path, new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            folder.TakeBack();
            return folder;
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            throw new DatabaseUnavailableException(
                $"Another running service holds the data in {path}, or a command that will be done soon. Stop it, or give this one another Storage:DataDirectory; " +
                "several services share one database through ConnectionStrings:Study.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseUnavailableException($"{path} cannot be used for the data: {e.Message} Set Storage:DataDirectory to a folder this user may write.", e);
        }
    }

    /// <summary>The database password, made up once.</summary>
    public string Password()
    {
        var file = System.IO.Path.Combine(Path, "password");
        if (File.Exists(file))
            return File.ReadAllText(file);
        if (MajorVersion is not null || File.Exists(ContainerRecord))
            throw new DatabaseUnavailableException($"{file} is missing, and the database in {Path} opens with that password only: bring the file back from a backup.");

        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        WritePrivate(file, password);
        return password;
    }

    /// <summary>How to connect to the server of the service that runs on a folder; null when none does.</summary>
    public static string? ServerOfRunningService(string path)
    {
        var (running, lockFile) = (System.IO.Path.Combine(path, RunningName), System.IO.Path.Combine(path, LockName));
        try
        {
            // A file left by a killed service means nothing: then nobody holds the lock.
            if (!File.Exists(running) || !File.Exists(lockFile))
                return null;
            using var free = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return File.Exists(running) ? File.ReadAllText(running) : null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DatabaseUnavailableException($"The data in {path} is another user's: {e.Message}", e);
        }
    }

    /// <summary>Lets commands of the same user know how to connect.</summary>
    public void Announce(string connectionString) => WritePrivate(System.IO.Path.Combine(Path, RunningName), connectionString);

    public void TakeBack() => File.Delete(System.IO.Path.Combine(Path, RunningName));

    /// <summary>Writes a file whole or not at all, readable by its owner only.</summary>
    public static void WritePrivate(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var stream = new FileStream(file + ".new", options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file, overwrite: true);
    }

    // EAGAIN on Linux, EAGAIN on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => _lock.Dispose();
}
