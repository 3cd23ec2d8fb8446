using Npgsql;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.SignIn;

/// <summary>As whom people sign in at a provider (<c>study.sign_ins</c>): its own name for them, bound to a person of our directory.</summary>
public sealed class SignIns(NpgsqlDataSource database, ActorDirectory directory)
{
    /// <summary>The person whom a provider's name is bound to; null where it is to none.</summary>
    public async Task<string?> PersonAsync(string issuer, string subject, CancellationToken cancellation)
    {
        await using var command = database.Command("select person from study.sign_ins where issuer = $1 and subject = $2", issuer, subject);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    /// <summary>Binds a provider's name to a person, once and for good; the person it is bound to.</summary>
    public async Task<string> BindAsync(string issuer, string subject, string person, CancellationToken cancellation)
    {
        await using var command = database.Command("insert into study.sign_ins (issuer, subject, person) values ($1, $2, $3) on conflict do nothing", issuer, subject, person);
        await command.ExecuteNonQueryAsync(cancellation);
        return await PersonAsync(issuer, subject, cancellation) ?? person;
    }

    /// <summary>
    /// The person who signed in at a provider: the one bound to its name; else the one whose address the provider has verified; else, where the provider
    /// says that they may something here, a new one. Null where nobody here knows them.
    /// </summary>
    public async Task<string?> PersonAsync(Identity it, bool mayEnter, CancellationToken cancellation)
    {
        if (await PersonAsync(it.Issuer, it.Subject, cancellation) is { } bound)
            return bound;
        if (it.VerifiedAddress is { } address && await directory.FindByAddressAsync(address, cancellation) is { } known)
            return await BindAsync(it.Issuer, it.Subject, known.Id, cancellation);
        if (!mayEnter || it.VerifiedAddress is null)
            return null;
        var person = await directory.EnterAsync(it.Name ?? it.VerifiedAddress, it.VerifiedAddress, it.Language, cancellation);
        return await BindAsync(it.Issuer, it.Subject, person.Id, cancellation);
    }
}

/// <summary>Whom a provider says somebody is.</summary>
/// <param name="VerifiedAddress">Their e-mail address, if the provider has verified it.</param>
public sealed record Identity(string Issuer, string Subject, string? VerifiedAddress, string? Name, string Language);
