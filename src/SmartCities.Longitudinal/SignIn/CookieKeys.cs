using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>
/// The keys that cookies are sealed with (<c>study.cookie_keys</c>): they survive restarts, and all nodes have the same. They are sealed themselves where there is a
/// certificate (<see cref="KeyCertificates"/>).
/// </summary>
public sealed class CookieKeys(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select xml from study.cookie_keys order by name");
        using var row = command.ExecuteReader();
        var keys = new List<XElement>();
        while (row.Read())
            keys.Add(XElement.Parse(row.GetString(0)));
        return keys;
    }

    /// <summary>The keys as they are stored; none where the database is not prepared yet.</summary>
    public async Task<IReadOnlyList<XElement>> ReadAsync(CancellationToken cancellation)
    {
        await using var there = database.CreateCommand("select to_regclass('study.cookie_keys') is not null");
        return await there.ExecuteScalarAsync(cancellation) is true ? [.. GetAllElements()] : [];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("insert into study.cookie_keys (name, xml) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
