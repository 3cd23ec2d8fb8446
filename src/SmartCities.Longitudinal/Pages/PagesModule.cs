using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.WebEncoders;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Pages.Forms;

namespace SmartCities.Longitudinal.Pages;

/// <summary>The pages people read: made on the server, complete without a script, one style sheet.</summary>
public static class PagesModule
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();

        // Letters of the three languages as they are, not as numbers.
        builder.Services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    /// <summary>From here on, whatever stops a request for a page becomes a page.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<PagesMiddleware>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();

        var pages = app.MapGroup("").WithMetadata(new IsPage()).ExcludeFromDescription();
        pages.MapMethods("/", Reads, HomePage.Get);
        pages.MapMethods("/editions", Reads, [For(Role.Anyone)] () => Results.Redirect("/", permanent: true));
        pages.MapMethods("/editions/{edition}", Reads, EditionPage.Get);
        pages.MapMethods("/editions/{edition}/factors/{factor}", Reads, FactorPage.Get);
        pages.MapMethods("/editions/{edition}/indicators/{indicator}", Reads, IndicatorPage.Get);
        pages.MapMethods("/editions/{edition}/figures", Reads, LedgerPage.Get);
        pages.MapMethods("/editions/{edition}/participation", Reads, ParticipationPage.Get);
        MapReach(pages.MapGroup("/editions/{edition}"));
        pages.MapMethods("/editions/{edition}/changes", Reads, EditionChangesPage.Get);
        pages.MapMethods("/editions/{edition}/questionnaire/diff", Reads, QuestionnaireDiffPage.Get);
        pages.MapMethods("/editions/{edition}/submissions/{city}/history", Reads, HistoryPage.Get);
        pages.MapMethods("/editions/{edition}/submissions/{city}/receipts/{revision}", Reads, ReceiptPage.Get);
        MapForm(pages.MapGroup("/editions/{edition}"));
        pages.MapMethods("/comparisons", Reads, ComparisonPage.Get);
        pages.MapMethods("/comparisons/{series}", Reads, ComparisonPage.GetSeries);
        pages.MapMethods("/series", Reads, SeriesPage.List);
        pages.MapMethods("/series/{series}", Reads, SeriesPage.Get);
        pages.MapMethods("/cities", Reads, CitiesPage.Get);
        pages.MapMethods("/cities/{city}", Reads, CityPage.Get);
        MapOffice(pages.MapGroup("/cities/{city}/office"));
        pages.MapMethods("/practices", Reads, PracticesPage.List);
        pages.MapMethods("/practices/{practice}", Reads, PracticesPage.Get);
        pages.MapMethods("/redactions", Reads, RedactionsPage.Get);
        pages.MapPost("/redactions", RedactionsPage.Post);
        pages.MapMethods("/subscriptions", Reads, SubscriptionsPage.List);
        pages.MapMethods("/subscriptions/{subscription}", Reads, SubscriptionsPage.Get);
        pages.MapMethods("/privacy", Reads, PrivacyPage.Get);
        pages.MapMethods("/me", Reads, PrivacyPage.Me);
        pages.MapPost("/me", PrivacyPage.Change);
        pages.MapMethods("/people", Reads, PeoplePage.Get);
        pages.MapPost("/people", PeoplePage.Enter);
        pages.MapPost("/people/{person}/role", PeoplePage.Appoint);
        pages.MapPost("/people/{person}/sessions", PeoplePage.EndSessions);
        pages.MapMethods("/erasures", Reads, ErasuresPage.Get);
        pages.MapPost("/erasures", ErasuresPage.Post);
        pages.MapMethods("/sign-in", Reads, SignInPage.Get);
        pages.MapPost("/sign-in", SignInPage.SignIn);
        pages.MapPost("/sign-in/provider", SignInPage.AtProvider);
        pages.MapPost("/sign-in/mail", SignInPage.ByMail);
        pages.MapMethods("/link/{secret}", Reads, LinkPage.Get);
        pages.MapPost("/link/{secret}", LinkPage.Post);
        pages.MapPost("/sign-out", SignInPage.SignOut);
    }

    /// <summary>What editors do to reach cities: several from the page of participation, one from its own.</summary>
    private static void MapReach(RouteGroupBuilder edition)
    {
        edition.MapPost("/invitations", ParticipationPage.Invite);
        edition.MapPost("/reminders", ParticipationPage.Remind);

        var invitation = edition.MapGroup("/invitations/{city}");
        invitation.MapMethods("", Reads, InvitationPage.Get);
        invitation.MapPost("", InvitationPage.Invite);
        invitation.MapPost("/reminder", InvitationPage.Remind);
        invitation.MapPost("/extension", InvitationPage.Extend);
        invitation.MapPost("/withdrawal", InvitationPage.Withdraw);
    }

    private static void MapOffice(RouteGroupBuilder office)
    {
        office.MapMethods("", Reads, OfficePage.Get);
        office.MapPost("/members", OfficePage.Add);
        office.MapPost("/mailbox", OfficePage.SetMailbox);
        office.MapPost("/{person}/lead", OfficePage.HandOver);
        office.MapPost("/{person}/removal", OfficePage.Remove);
    }

    /// <summary>A city's form: filling it in, and what happens to it afterwards.</summary>
    private static void MapForm(RouteGroupBuilder edition)
    {
        edition.MapMethods("/drafts/{city}", Reads, CheckPage.Get);
        edition.MapPost("/drafts/{city}", CheckPage.Post);
        edition.MapMethods("/drafts/{city}/{section}", Reads, SectionPage.Get);
        edition.MapPost("/drafts/{city}/{section}", SectionPage.Post);

        var desk = edition.MapGroup("/submissions/{city}");
        desk.MapMethods("", Reads, DeskPage.Get);
        desk.MapMethods("/answers", Reads, AnswersPage.Get);
        desk.MapMethods("/amendment", Reads, AmendPage.Get);
        desk.MapPost("/amendment", AmendPage.Post);
        desk.MapMethods("/amendments/{proposal}", Reads, ProposalPage.Get);
        desk.MapPost("/amendments/{proposal}/approval", ProposalPage.Approve);
        desk.MapPost("/amendments/{proposal}/decline", ProposalPage.Decline);
        desk.MapPost("/amendments/{proposal}/withdrawal", ProposalPage.Withdraw);
        desk.MapMethods("/queries", Reads, QueryPage.Ask);
        desk.MapPost("/queries", QueryPage.Raise);
        desk.MapMethods("/queries/{query}", Reads, QueryPage.Get);
        desk.MapPost("/queries/{query}/replies", QueryPage.Reply);
        desk.MapPost("/queries/{query}/closing", QueryPage.Close);
        desk.MapPost("/acceptance", DeskPage.Accept);
        desk.MapPost("/return", DeskPage.Return);
        desk.MapPost("/withdrawal", DeskPage.Withdraw);
        desk.MapPost("/reinstatement", DeskPage.Reinstate);
        desk.MapPost("/publication", DeskPage.Wish);
        desk.MapPost("/confirmation", DeskPage.Confirm);
    }

    /// <summary>A page as an answer.</summary>
    public static RazorComponentResult Show<TPage>(string name, object? model, int status = 200)
        where TPage : IComponent =>
        new(typeof(TPage), new Dictionary<string, object?> { [name] = model }) { StatusCode = status, ContentType = "text/html; charset=utf-8", PreventStreamingRendering = true };
}

/// <summary>Marks the routes that answer with a page.</summary>
public sealed class IsPage;
