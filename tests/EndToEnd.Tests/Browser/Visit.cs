using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>
/// A user at the site, in a browser window of its own that notes everything the console complains of and every request that leaves this machine.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>The history of the home page: the site's menus, and no macro whose frame would load meanwhile.</summary>
    const string QuietPage = "wiki/spaces/TEAM/pages/65540/history";

    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _complaints = new();

    internal Visit(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page, Site) = (context, page, site);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.RequestFailed += (_, request) =>
        {
            // Leaving a page ends what it was still loading.
            if (!string.Equals(request.Failure, "net::ERR_ABORTED", StringComparison.Ordinal))
            {
                _complaints.Enqueue($"failed: {request.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", IsLoopback: false })
            {
                _complaints.Enqueue($"left this machine: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public Uri Site { get; }

    /// <summary>What the console complained of so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Looks at the site as one of its users, by the menu at the top.</summary>
    public async Task SwitchUserAsync(string user)
    {
        await Page.GotoAsync($"{Site}{QuietPage}");
        await Page.Locator(".user-menu summary").ClickAsync();
        await Page.Locator($".user-menu button[value='{user}']").ClickAsync();
        await Page.Locator($"body[data-user='{user}']").WaitForAsync();
    }

    /// <summary>Opens a page by its title in the side bar.</summary>
    public async Task OpenPageAsync(string title)
    {
        await Page.GotoAsync($"{Site}{QuietPage}");
        await Page.Locator(".side-bar").GetByText(title, new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 }).WaitForAsync();
    }

    /// <summary>The inside of a macro's frame on the open page.</summary>
    public IFrameLocator Macro(string key) => Page.FrameLocator(FrameOf(key));

    /// <summary>Reloads the open page until a macro's name has reached Confluence, so that its frame is there.</summary>
    public Task AwaitMacroAsync(string key) => EventuallyAsync(async () =>
    {
        await Page.ReloadAsync();
        return await Page.Locator(FrameOf(key)).CountAsync() > 0;
    }, "the macro's name does not reach Confluence");

    /// <summary>Opens the page editor's macro browser again and again until it offers a macro.</summary>
    public Task AwaitOfferAsync(string key) => EventuallyAsync(async () =>
    {
        await Page.GotoAsync($"{Site}wiki/spaces/TEAM/pages/create");
        await Page.Locator("#insert-macro").ClickAsync();
        await Page.Locator(".macro-card").First.WaitForAsync();
        return await Page.Locator(".macro-card").Filter(new() { HasText = key }).CountAsync() > 0;
    }, "the macro browser does not offer the new macro");

    /// <summary>By how many pixels the content of a macro's frame is higher than the frame.</summary>
    public async Task<double> OverflowOfAsync(string key)
    {
        var frame = await (await Page.Locator(FrameOf(key)).ElementHandleAsync()).ContentFrameAsync();
        return await frame!.EvaluateAsync<double>("() => document.documentElement.scrollHeight - window.innerHeight");
    }

    /// <summary>Opens the admin page of the app and gives its inside.</summary>
    public async Task<IFrameLocator> OpenAdminAsync()
    {
        await Page.GotoAsync($"{Site}wiki/plugins/servlet/ac/com.usermacro.confluence/usermacro-admin");
        return Page.FrameLocator("iframe[src*='/connect/admin']");
    }

    /// <summary>Replaces the template in the open editor of the admin page.</summary>
    public async Task TypeTemplateAsync(IFrameLocator admin, string template)
    {
        await admin.GetByRole(AriaRole.Textbox, new() { Name = "Template" }).ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(template);
    }

    /// <summary>Publishes what the open editor of the admin page holds.</summary>
    public async Task PublishAsync(IFrameLocator admin, string note)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync(note);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("#flags")).ToContainTextAsync("is published");
    }

    /// <summary>Waits until the condition holds; the page's own waiting covers only what it can see.</summary>
    public async Task EventuallyAsync(Func<Task<bool>> condition, string otherwise)
    {
        var deadline = TimeProvider.System.GetTimestamp() + (15 * TimeProvider.System.TimestampFrequency);
        while (!await condition())
        {
            TimeProvider.System.GetTimestamp().ShouldBeLessThan(deadline, otherwise);
            await Page.WaitForTimeoutAsync(50);
        }
    }

    static string FrameOf(string key) => $"iframe[src*='/connect/render/{key}?']";

    public async ValueTask DisposeAsync()
    {
        await Screenshots.TakeAsync(Page);
        await _context.DisposeAsync();
    }
}
