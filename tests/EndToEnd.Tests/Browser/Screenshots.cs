using Microsoft.Playwright;

namespace UserMacro.EndToEnd.Tests.Browser;

/// <summary>
/// Pictures of what each visit saw last, in light and in dark, in the folder that the environment variable <c>USERMACRO_SCREENSHOTS</c> names; none
/// without it.
/// </summary>
internal static class Screenshots
{
    static readonly string? Folder = Environment.GetEnvironmentVariable("USERMACRO_SCREENSHOTS");
    static int _number;

    public static async Task TakeAsync(IPage page)
    {
        if (Folder is null)
        {
            return;
        }

        var name = $"{TestContext.Current.TestClass?.TestClassSimpleName}-{TestContext.Current.TestMethod?.MethodName}-{Interlocked.Increment(ref _number)}";
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-light.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        var themeSwitch = page.Locator("#theme-switch");
        if (!await themeSwitch.IsVisibleAsync())
        {
            // An export is light always.
            return;
        }

        // A dialog may lie over the switch.
        await themeSwitch.DispatchEventAsync("click");
        await page.EvaluateAsync("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-dark.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }
}
