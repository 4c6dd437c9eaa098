using UserMacro.Templating.Abstractions;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render;
using UserMacro.WebApi.Render.Frames;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.Load.Server;

/// <summary>The floor: the same request, template and page as the real endpoint, on the thread of the request, without a grain or a pool.</summary>
sealed class PlainRender(ITemplateCompiler compiler, FrameShell shell, PagePolicies policies, TimeProvider time)
{
    readonly CompiledTemplate _template = compiler.Compile(new(
        SampleMacro.Key,
            SampleMacro.Definition.Template, OutputMarkup.Html, [.. SampleMacro.Definition.Parameters.Select(parameter => parameter.Name)])).Template!;

    public IResult Render(string key, HostCaller caller, HostInput input)
    {
        var use = input.ReadUse(key, caller);
        var parameters =
            SampleMacro.Definition.Parameters.ToDictionary(parameter => parameter.Name, object (parameter) => parameter.Default, StringComparer.Ordinal);
        foreach (var (identifier, value) in use.Parameters)
        {
            var name = SampleMacro.Definition.Parameters.Single(parameter => string.Equals(parameter.Identifier, identifier, StringComparison.Ordinal)).Name;
            parameters[name] = value;
        }

        var result = (TemplateOutput)_template.Render(
            new()
            {
                Parameters = parameters,
                PageId = use.Page.Id,
                PageTitle = use.Page.Title,
                PageType = use.Page.Type,
                PageVersion = use.Page.Version,
                SpaceKey = use.Page.SpaceKey,
                UserId = caller.AccountId,
                SiteBaseUrl = caller.Access.BaseUrl,
                OutputType = use.OutputType,
                MacroKey = key,
                MacroId = use.MacroId,
                MacroRevision = 1,
                Now = time.GetUtcNow(),
            },
            RenderLimits.Default,
            CancellationToken.None);
        return new FrameResult(shell.Page("connect", isInline: false, key, SampleMacro.Definition.Styles, result.Text), policies.ForFrame(caller.Access, []));
    }
}
