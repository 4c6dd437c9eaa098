using System.Collections.Frozen;
using UserMacro.Atlassian.Confluence.Storage;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Rendering;

/// <summary>The input of a template from a request.</summary>
internal static class RenderInputs
{
    /// <param name="macro">The macro.</param>
    /// <param name="request">The request.</param>
    /// <param name="body">Stands for the request's body, when that is put in later.</param>
    /// <param name="now">The time of the request.</param>
    public static TemplateInput Create(RenderableMacro macro, RenderRequest request, StorageBody? body, DateTimeOffset now) => new()
    {
        Parameters = macro.Parameters.Bind(request.Parameters),
        Body = macro.Definition.Body == BodyMode.None ? null : body?.Place ?? request.Body ?? "",
        BodyIsMarkup = macro.Definition.Body == BodyMode.Rendered,
        PageId = request.Page.Id,
        PageTitle = request.Page.Title,
        PageType = request.Page.Type,
        PageVersion = request.Page.Version,
        SpaceKey = request.Page.SpaceKey,
        SpaceName = request.Page.SpaceName,
        UserId = request.AccountId,
        SiteBaseUrl = request.SiteBaseUrl,
        OutputType = request.OutputType,
        Data = request.Data.IsEmpty
            ? FrozenDictionary<string, string>.Empty
            : request.Data.ToDictionary(datum => datum.Name, datum => datum.Json, StringComparer.Ordinal),
        MayAskForData = request.MayAskForData,
        MacroKey = macro.Key.Value,
        MacroId = request.MacroId,
        MacroRevision = macro.Revision,
        Now = now,
    };
}
