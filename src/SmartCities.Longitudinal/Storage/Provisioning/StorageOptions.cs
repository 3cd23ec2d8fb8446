namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>Where the study's PostgreSQL comes from and keeps its data: the configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section these options are bound from.</summary>
    public const string Section = "Storage";

    /// <summary>Forces one way of having a PostgreSQL; a configured connection string comes before all of them.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Auto;

    /// <summary>The folder the data is kept in.</summary>
    public string DataDirectory { get; set; } = Folders.Data;

    /// <summary>The folder downloaded programs are kept in; it can be deleted at any time.</summary>
    public string CacheDirectory { get; set; } = Folders.Cache;

    /// <summary>The database that is created in a server of our own.</summary>
    public string Database { get; set; } = "study";
}

/// <summary>The ways of having a PostgreSQL without being given one.</summary>
public enum StorageProvider
{
    /// <summary>The first that is there, in the order below.</summary>
    Auto,

    /// <summary>PostgreSQL programs installed on this machine.</summary>
    Programs,

    /// <summary>PostgreSQL programs from an npm package.</summary>
    Npm,

    /// <summary>A container.</summary>
    Docker,
}
