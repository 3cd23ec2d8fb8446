using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Practices;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Practices;

public sealed class PracticeSpecs
{
    private static readonly GoodPractice Ibilbao = new("iBilbao 2020", "bilbao", "smart-specialisation", "A strategy", ["Consensus"], [new("sectors", null, "sectors")], "study-2017", "line 529");
    private static readonly PracticeShared Shared = new("bilbao-ibilbao", "2017", Ibilbao);
    private static readonly PracticeRetired Retired = new("bilbao-ibilbao", "It ended.");
    private static readonly Edition Edition = new Given<Edition>(Example.Planned).State;
    private static readonly Edition Demonstration = new Given<Edition>(Example.Plan("demo-2017", demonstration: true)).State;
    private static readonly City Bilbao = new Given<City>(Example.Bilbao).State;

    [Fact]
    public void A_practice_is_shared_once()
    {
        new Given<Practice>().When(Share(Ibilbao)).Then(Shared);
        new Given<Practice>(Shared).When(Share(Ibilbao)).ThenNothing();
        new Given<Practice>(Shared).When(Share(Ibilbao with { Title = "iBilbao 2030" })).ThenRefused("practice-exists", "/practice");
        new Given<Practice>(Shared with { Edition = "2012" }).When(Share(Ibilbao)).ThenRefused("practice-exists", "/practice");
    }

    [Fact]
    public void A_practice_names_what_is_there()
    {
        new Given<Practice>().When(it => SharePractice.Decide(it, new("iBilbao", "2017", Ibilbao), Edition, Bilbao)).ThenRefused("id-invalid", "/practice");
        new Given<Practice>().When(it => SharePractice.Decide(it, new("ibilbao", "2017", Ibilbao), Edition.Empty, Bilbao)).ThenRefused("edition-unknown", "/edition");
        new Given<Practice>().When(it => SharePractice.Decide(it, new("ibilbao", "2017", Ibilbao), Edition, City.Empty)).ThenRefused("city-unknown", "/city");
        new Given<Practice>().When(it => SharePractice.Decide(it, new("ibilbao", "demo-2017", Ibilbao), Demonstration, Bilbao)).ThenRefused("fiction-and-fact", "/city");
        new Given<Practice>().When(Share(Ibilbao with { Factor = "weather" })).ThenRefused("factor-unknown", "/factor");
        new Given<Practice>().When(Share(Ibilbao with { Source = "gazette" })).ThenRefused("source-unknown", "/source");
        new Given<Practice>().When(Share(Ibilbao with { Title = " " })).ThenRefused("title-missing", "/title");
    }

    [Fact]
    public void A_shared_practice_is_revised_with_a_reason()
    {
        var revised = Ibilbao with { Title = "iBilbao 2030" };
        new Given<Practice>(Shared).When(Revise(revised, "It goes on.")).Then(new PracticeRevised("bilbao-ibilbao", "2017", revised, "It goes on."));
        new Given<Practice>(Shared).When(Revise(Ibilbao, "It goes on.")).ThenNothing();
        new Given<Practice>(Shared).When(Revise(revised, "")).ThenRefused("reason-missing", "/reason");
        new Given<Practice>().When(Revise(revised, "It goes on.")).ThenRefused("practice-unknown");
        new Given<Practice>(Shared, Retired).When(Revise(revised, "It goes on.")).ThenRefused("practice-retired");
    }

    [Fact]
    public void A_practice_is_retired_with_a_reason_and_once()
    {
        new Given<Practice>(Shared).When(it => RetirePractice.Decide(it, new("It ended."))).Then(Retired);
        new Given<Practice>(Shared, Retired).When(it => RetirePractice.Decide(it, new("It ended."))).ThenNothing();
        new Given<Practice>(Shared).When(it => RetirePractice.Decide(it, new(" "))).ThenRefused("reason-missing", "/reason");
        new Given<Practice>().When(it => RetirePractice.Decide(it, new("It ended."))).ThenRefused("practice-unknown");
    }

    [Fact]
    public void A_revision_names_what_is_there()
    {
        new Given<Practice>(Shared).When(Revise(Ibilbao with { Factor = "weather" }, "It goes on.")).ThenRefused("factor-unknown", "/factor");
        new Given<Practice>(Shared).When(Revise(Ibilbao with { Source = "gazette" }, "It goes on.")).ThenRefused("source-unknown", "/source");
        new Given<Practice>(Shared).When(it => RevisePractice.Decide(it, new(Ibilbao, "It goes on."), Edition, City.Empty)).ThenRefused("city-unknown", "/city");
    }

    private static Func<Practice, Decision> Revise(GoodPractice content, string reason) => it => RevisePractice.Decide(it, new(content, reason), Edition, Bilbao);

    private static Func<Practice, Decision> Share(GoodPractice content) => it => SharePractice.Decide(it, new("bilbao-ibilbao", "2017", content), Edition, Bilbao);
}
