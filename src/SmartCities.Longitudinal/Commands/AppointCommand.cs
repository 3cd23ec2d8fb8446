using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Commands;

/// <summary><c>appoint ROLE ADDRESS [NAME]</c>: gives a person a role in the committee, the first administrator among them; <c>appoint none ADDRESS</c> takes it away.</summary>
public static class AppointCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (words.Count < 2)
            throw new CommandRefusedException("Whom, as what? Type: appoint administrator|editor|analyst|none ADDRESS [NAME]");
        var (written, address, name) = (words[0], words[1], string.Join(' ', words.Skip(2)));
        Role? role = written == "none" ? null : Words.Parse<Role>(written) ?? throw new CommandRefusedException($"\"{written}\" is no role: administrator, editor, analyst, or none.");

        await services.GetRequiredService<PrepareDatabase>().StartAsync(cancellation);
        var directory = services.GetRequiredService<ActorDirectory>();
        var reached = Contact.Address(address, "/address");
        var person = role is null
            ? await directory.FindByAddressAsync(reached, cancellation) ?? throw new CommandRefusedException("Nobody in the directory has this address.")
            : await directory.EnterAsync(name.Length > 0 ? Contact.Name(name, "/name") : reached, reached, "en", cancellation);
        var recorded = await services.GetRequiredService<EventLog>().DecideAsync<CommitteeRole>(
            Streams.Person(person.Id), Actor.Operator("appoint"), it => GrantRole.Decide(it, new(role), person.Id), cancellation);
        Console.WriteLine(recorded.Added == 0 ? $"{person.Id} is that already" : $"{person.Id} is {written} from now on");
        return 0;
    }
}
