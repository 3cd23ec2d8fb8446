using SmartCities.Longitudinal.Submissions;
using Xunit;

namespace SmartCities.Longitudinal.Specs.Submissions;

public sealed class WishPublicationSpecs
{
    private static readonly PublicationPermitted Permitted = new("2017", "bilbao");
    private static readonly PublicationRevoked Revoked = new("2017", "bilbao", "A new mayor.");

    [Fact]
    public void A_city_permits_publication() => new Given<Submission>(Example.Submitted).When(Wish(true)).Then(Permitted);

    [Fact]
    public void A_city_that_said_nothing_may_say_no() => new Given<Submission>(Example.Submitted).When(Wish(false)).Then(new PublicationRevoked("2017", "bilbao", null));

    [Fact]
    public void A_city_takes_its_permission_back_and_may_say_why() =>
        new Given<Submission>(Example.Submitted, Permitted).When(it => WishPublication.Decide(it, new(false, "A new mayor."))).Then(Revoked);

    [Fact]
    public void A_wish_that_stands_is_no_news()
    {
        new Given<Submission>(Example.Submitted, Permitted).When(Wish(true)).ThenNothing();
        new Given<Submission>(Example.Submitted, Permitted, Revoked).When(Wish(false)).ThenNothing();
    }

    [Fact]
    public void A_wish_outlives_a_revision() =>
        new Given<Submission>(Example.Submitted, Permitted, Example.Submitted with { Revision = 2 }).When(Wish(true)).ThenNothing();

    [Fact]
    public void Without_a_form_there_is_nothing_to_publish()
    {
        new Given<Submission>().When(Wish(true)).ThenRefused("not-submitted");
        new Given<Submission>(new CityInvited("2017", "bilbao", null, null)).When(Wish(true)).ThenRefused("not-submitted");
        new Given<Submission>(new AnswersReported("2017", "bilbao", 1, "study-2017", [])).When(Wish(true)).ThenRefused("not-submitted");
    }

    [Fact]
    public void A_city_is_invited_once()
    {
        var invited = new CityInvited("2017", "bilbao", "es", Example.EndOfMay);
        new Given<Submission>().When(it => InviteCity.Decide(it, new("es", Example.EndOfMay), "2017", "bilbao")).Then(invited);
        new Given<Submission>(invited).When(it => InviteCity.Decide(it, new("en"), "2017", "bilbao")).ThenNothing();
        new Given<Submission>(Example.Submitted).When(it => InviteCity.Decide(it, new("en"), "2017", "bilbao")).ThenNothing();
    }

    [Fact]
    public void Why_is_not_told_without_end() =>
        new Given<Submission>(Example.Submitted, Permitted).When(it => WishPublication.Decide(it, new(false, new('x', 2_001)))).ThenRefused("too-long", "/reason");

    private static Func<Submission, Decision> Wish(bool publish) => it => WishPublication.Decide(it, new(publish));
}
