using System.Net;
using System.Text.RegularExpressions;
using Cluster.Chaos.Accounts;
using Cluster.Chaos.Processes;

namespace Cluster.Silo.Tests.Accounts;

/// <summary>What a browser keeps of a site: its cookies. The first admin comes in by the one-time link that the web process prints.</summary>
public sealed partial class BrowserSession : IDisposable
{
    private readonly HttpClient http;

    private BrowserSession(Uri site) => http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    /// <summary>Waits for the line "Open http://..." of a process, opens the link and fills in the form.</summary>
    public static async Task<BrowserSession> SignInFirst(ManagedProcess web, CancellationToken cancellation)
    {
        var link = await OneTimeLink.Of(web);
        var session = new BrowserSession(link);
        await session.SignIn(link.PathAndQuery, cancellation);
        return session;
    }

    /// <summary>Asks for a page; a redirection is the answer.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Get(string path, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task SignIn(string path, CancellationToken cancellation)
    {
        var (_, page) = await Get(path, cancellation);
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "first-sign-in"), new("__RequestVerificationToken", FormToken().Match(page).Groups["token"].Value),
            new("Name", "ada"), new("Password", "correct horse battery"),
        ]);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form, cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    // <input type="hidden" name="__RequestVerificationToken" value="CfDJ8..." />
    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
