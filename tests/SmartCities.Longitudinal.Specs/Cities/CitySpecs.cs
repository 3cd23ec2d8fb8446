using SmartCities.Longitudinal.Cities;
using SmartCities.Longitudinal.Editions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Cities;

public sealed class CitySpecs
{
    private static readonly CityClassified Classified = new("bilbao", "2017", "europe", "lt-1m", 345_122, "line 455");
    private static readonly Edition Edition = new Given<Edition>(Example.Planned).State;
    private static readonly Edition Demonstration = new Given<Edition>(Example.Plan("demo-2017", demonstration: true)).State;

    [Fact]
    public void A_real_city_lies_in_a_country() =>
        new Given<City>().When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "ES", AlternateNames: ["Bilbo"])))
            .Then(new CityRegistered("bilbao", "Bilbao", "ES", false, ["Bilbo"]));

    [Fact]
    public void A_fictional_city_lies_in_none() => new Given<City>().When(it => RegisterCity.Decide(it, new("alder", "Alder", null, true))).Then(Example.Alder);

    [Fact]
    public void A_city_is_registered_once_whatever_else_it_is_called()
    {
        new Given<City>(Example.Bilbao).When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "ES"))).ThenNothing();
        new Given<City>(Example.Bilbao).When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "ES", AlternateNames: ["Bilbo"]))).ThenNothing();
        new Given<City>(Example.Bilbao, new CityRenamed("bilbao", "Bilbo", null)).When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "ES"))).ThenNothing();
    }

    [Fact]
    public void Another_city_under_the_same_id_is_refused()
    {
        new Given<City>(Example.Bilbao).When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "MX"))).ThenRefused("city-exists", "/city");
        new Given<City>(Example.Bilbao).When(it => RegisterCity.Decide(it, new("bilbao", "New Bilbao", "ES"))).ThenRefused("city-exists", "/city");
        new Given<City>(Example.Bilbao).When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", null, true))).ThenRefused("city-exists", "/city");
        new Given<City>(Example.Alder).When(it => RegisterCity.Decide(it, new("alder", "Alder", "ES"))).ThenRefused("city-exists", "/city");
    }

    [Fact]
    public void A_city_has_an_id_a_name_and_a_country()
    {
        new Given<City>().When(it => RegisterCity.Decide(it, new("San Sebastián", "San Sebastián", "ES"))).ThenRefused("id-invalid", "/city");
        new Given<City>().When(it => RegisterCity.Decide(it, new("bilbao", " ", "ES"))).ThenRefused("name-invalid", "/name");
        new Given<City>().When(it => RegisterCity.Decide(it, new("bilbao", new('x', 201), "ES"))).ThenRefused("name-invalid", "/name");
        new Given<City>().When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao"))).ThenRefused("country-missing", "/country");
        new Given<City>().When(it => RegisterCity.Decide(it, new("bilbao", "Bilbao", "Spain"))).ThenRefused("country-missing", "/country");
        new Given<City>().When(it => RegisterCity.Decide(it, new("alder", "Alder", "ES", true))).ThenRefused("country-unexpected", "/country");
    }

    [Fact]
    public void A_city_is_renamed()
    {
        var renamed = new CityRenamed("bilbao", "Bilbo", "Both names are official.");
        new Given<City>(Example.Bilbao).When(it => RenameCity.Decide(it, new("Bilbo", "Both names are official."))).Then(renamed);
        new Given<City>(Example.Bilbao, renamed).When(it => RenameCity.Decide(it, new("Bilbo"))).ThenNothing();
        new Given<City>(Example.Bilbao).When(it => RenameCity.Decide(it, new(""))).ThenRefused("name-invalid", "/name");
        new Given<City>(Example.Bilbao).When(it => RenameCity.Decide(it, new(new string('x', 201)))).ThenRefused("name-invalid", "/name");
        new Given<City>().When(it => RenameCity.Decide(it, new("Bilbo"))).ThenRefused("city-unknown");
    }

    [Fact]
    public void A_city_succeeds_another_but_not_itself()
    {
        var succeeded = new CitySucceeded("bilbao", "bilbao-1870", "A new boundary.");
        new Given<City>(Example.Bilbao).When(it => SucceedCity.Decide(it, new("bilbao-1870", "A new boundary."))).Then(succeeded);
        new Given<City>(Example.Bilbao, succeeded).When(it => SucceedCity.Decide(it, new("bilbao-1870"))).ThenNothing();
        new Given<City>(Example.Bilbao).When(it => SucceedCity.Decide(it, new("bilbao"))).ThenRefused("succeeds-itself", "/predecessor");
        new Given<City>().When(it => SucceedCity.Decide(it, new("bilbao-1870"))).ThenRefused("city-unknown");
    }

    [Fact]
    public void One_city_stands_where_one_stood_and_never_in_a_circle()
    {
        var (old, middle, young) = (Registered("old"), Registered("middle"), Registered("young"));
        var followed = middle.Apply(new CitySucceeded("middle", "old", null));
        Succeed(middle, old, old, middle).Then(new CitySucceeded("middle", "old", null));
        Succeed(followed, old, old, followed).ThenNothing();
        Succeed(young, old, old, followed, young).ThenRefused("city-succeeded", "/city");
        Succeed(followed, young, old, followed, young).ThenRefused("city-succeeded", "/city");
        Succeed(old, followed, old, followed).ThenRefused("succeeds-itself", "/city");
        Succeed(old, old, old).ThenRefused("succeeds-itself", "/predecessor");
        Succeed(middle, City.Empty, middle).ThenRefused("city-unknown");
        Succeed(City.Empty, old, old).ThenRefused("city-unknown", "/city");
        Succeed(new Given<City>(Example.Alder).State, old, old).ThenRefused("fiction-and-fact", "/city");

        static City Registered(string city) => new Given<City>(new CityRegistered(city, city, "ES", false, null)).State;
        static Decided Succeed(City city, City stood, params City[] all) =>
            new(SucceedCity.Decide(city, new(stood.Registered?.City ?? "gone"), stood, all.ToDictionary(it => it.Registered!.City)));
    }

    [Fact]
    public void A_city_is_classified_in_an_editions_scheme() =>
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m", 345_122, "line 455"), Edition)).Then(Classified);

    [Fact]
    public void A_classification_that_stands_is_no_news()
    {
        new Given<City>(Example.Bilbao, Classified).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m", 345_122, "line 455"), Edition)).ThenNothing();
        new Given<City>(Example.Bilbao, Classified).When(it => ClassifyCity.Decide(it, new("asia", "lt-1m", 345_122, "line 455"), Edition)).Then(Classified with { Region = "asia" });
        new Given<City>(Example.Bilbao, Classified with { Edition = "2012" })
            .When(it => ClassifyCity.Decide(it, new("europe", "lt-1m", 345_122, "line 455"), Edition)).Then(Classified);
    }

    [Fact]
    public void A_scheme_has_its_own_regions_and_bands()
    {
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("oceania", "lt-1m"), Edition)).ThenRefused("region-unknown", "/region");
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("europe", "gt-1m"), Edition)).ThenRefused("band-unknown", "/band");
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m", -1), Edition)).ThenRefused("out-of-range", "/population");
    }

    [Fact]
    public void Fictional_cities_take_part_in_demonstration_editions_and_real_ones_never()
    {
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m"), Demonstration)).ThenRefused("fiction-and-fact");
        new Given<City>(Example.Alder).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m"), Edition)).ThenRefused("fiction-and-fact");
        new Given<City>(Example.Alder).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m"), Demonstration)).Then<CityClassified>();
    }

    [Fact]
    public void A_city_and_an_edition_that_are_not_there_are_refused()
    {
        new Given<City>().When(it => ClassifyCity.Decide(it, new("europe", "lt-1m"), Edition)).ThenRefused("city-unknown");
        new Given<City>(Example.Bilbao).When(it => ClassifyCity.Decide(it, new("europe", "lt-1m"), Edition.Empty)).ThenRefused("edition-unknown");
    }
}
