using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.Atlassian.Confluence.Pages;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.Frames;

/// <summary>By what a frame tells its macro apart from copies on the page, which have the same id and may have another body.</summary>
internal sealed record FrameCopiesDto
{
    /// <summary>Where the page is in storage format, below the site's base URL.</summary>
    public required string Page { get; init; }

    /// <summary>Names the page for the frames that share one request: those of one viewer and version.</summary>
    public required string Shared { get; init; }

    /// <summary>Where the site has the first macro of the id.</summary>
    public required string Macro { get; init; }

    public required string ContentId { get; init; }

    public required string Id { get; init; }

    public required string LocalId { get; init; }

    /// <summary>The macro's name on the page; null where that is a generic one.</summary>
    public required string? Name { get; init; }

    /// <summary>What a frame needs; null where the page has no storage format to ask for.</summary>
    public static FrameCopiesDto? Create(HostCaller caller, MacroUse use) =>
        new PageAddress(use.Page.Type, use.Page.Id, use.Page.Version).Path is { } page && MacroAddress.Create(use, BodyMode.None) is { } macro
            ? new()
            {
                Page = page,
                Shared = Hash($"{ViewerHash.Compute(caller.Tenant, caller.AccountId)}\n{page}"),
                Macro = macro,
                ContentId = use.Page.Id,
                Id = use.MacroId,
                LocalId = use.LocalId,
                Name = use.IsGeneric ? null : use.Key,
            }
            : null;

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FrameCopiesDto))]
internal sealed partial class FrameCopiesJson : JsonSerializerContext;
