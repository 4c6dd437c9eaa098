using System.Text.Json;
using System.Xml.Linq;
using UserMacro.Simulator.Frames;
using UserMacro.Simulator.Html;
using UserMacro.Simulator.Macros;
using UserMacro.Simulator.Sites.Apps;
using UserMacro.Simulator.Statics;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Rendering;

/// <summary>Renders the macros of the installed app: a frame, or storage format fetched while the page renders.</summary>
internal sealed class AppMacroRenderer(FrameFactory frames, StaticMacroClient statics)
{
    // The app's output may hold macros of the app again; how deep the host follows is UNVERIFIED.
    const int MaxDepth = 5;

    public async Task<string> RenderAsync(
        XElement element, RenderContext context, Func<XElement, RenderContext, CancellationToken, Task<string>> render, CancellationToken cancellation)
    {
        var use = MacroInvocation.Read(element);
        if (MacroCatalog.Find(context.Site.State, use.Name) is not { } module || context.Site.State.Installation is not { } app)
        {
            return Boxes.Unknown(use.Name).Html;
        }

        if (context.AppMacros is AppMacroOutput.Omitted)
        {
            return Container("conf-macro", module, use).Html;
        }

        if (module.IsStatic)
        {
            return await StaticAsync(module, app, module.Url, module.Post, use, context, render, cancellation);
        }

        if (context.Place.OutputType is MacroLocation.Display or MacroLocation.Preview)
        {
            return context.AppMacros is AppMacroOutput.Live
                ? Frame(module, app, use, context).Html
                : Container("ap-container conf-macro output-block", module, use).Html;
        }

        // Without a render mode for the target an export shows nothing of a framed macro (docs/reference/connect-descriptor.md#macro-modules).
        var url = module.RenderModes.GetValueOrDefault(context.Place.OutputType) ?? module.RenderModes.GetValueOrDefault("default");
        return url is null
            ? ""
            : await StaticAsync(module, app, url, post: false, use, context, render, cancellation);
    }

    static Markup Container(string classes, MacroModule module, MacroInvocation use) => Markup.Create(
        $"<div class=\"{classes}\" data-hasbody=\"{(module.Body is BodyType.None ? "false" : "true")}\" data-macro-name=\"{use.Name}\"></div>");

    Markup Frame(MacroModule module, Installation app, MacroInvocation use, RenderContext context)
    {
        var frame = frames.Macro(context.Site, app, module, use, context.Place, context.User);
        var description = JsonSerializer.Serialize(frame, JsonSerializerOptions.Web);
        return module.Inline
            ? Markup.Create(
                $"<span class=\"app-macro app-macro-inline\" data-macro-name=\"{module.Key}\" data-macro-id=\"{use.Id}\" data-frame=\"{description}\"></span>")
            : Markup.Create($"<div class=\"app-macro\" data-macro-name=\"{module.Key}\" data-macro-id=\"{use.Id}\" data-frame=\"{description}\"></div>");
    }

    async Task<string> StaticAsync(
        MacroModule module, Installation app, string url, bool post, MacroInvocation use, RenderContext context, Func<XElement, RenderContext,
            CancellationToken, Task<string>> render, CancellationToken cancellation)
    {
        if (context.Depth >= MaxDepth)
        {
            return Boxes.Error($"Error rendering macro '{use.Name}'", "Macros are nested too deeply.").Html;
        }

        var target = MacroUrl.Fill(url, module, use, context.Place, wholeBody: post);
        var answer =
            await statics.FetchAsync(context.Site, app, target, post, context.User, FrameContext.OfMacro(context.Site, use, context.Place), cancellation);
        if (answer.Error is { } failure)
        {
            return Boxes.Error($"Error rendering macro '{use.Name}'", failure).Html;
        }

        if (!StorageDocument.TryRead(answer.Storage, out var root, out var fault))
        {
            return Boxes.Error($"Error rendering macro '{use.Name}'", $"The app's answer is not well formed: {fault}").Html;
        }

        if (HtmlPolicy.FindForbidden(root) is { } forbidden)
        {
            return Boxes.Error($"Error rendering macro '{use.Name}'", $"The app's answer holds {forbidden}.").Html;
        }

        var inner = await render(root, context with { Depth = context.Depth + 1 }, cancellation);
        return module.Inline
            ? Markup.Create($"<span class=\"app-static\" data-macro-name=\"{module.Key}\">{new Markup(inner)}</span>").Html
            : Markup.Create($"<div class=\"app-static\" data-macro-name=\"{module.Key}\">{new Markup(inner)}</div>").Html;
    }
}
