using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Macros.Listing;

/// <summary>Macros that were deleted and can be brought back.</summary>
internal sealed class DeletedMacros(IGrainFactory grains, MacroAccess access)
{
    const int ReadAtOnce = 50;

    /// <summary>All of them, those deleted last first.</summary>
    public async Task<DeletedMacroListDto> ListAsync(ApiCaller caller)
    {
        var deleted = new List<DeletedMacro>();
        foreach (var some in (await grains.ListRemovedMacrosAsync(caller.Tenant)).Chunk(ReadAtOnce))
        {
            var read = await Task.WhenAll(some.Select(key => access.GrainOf(caller, MacroKey.Parse(key)).ReadDeleted()));
            deleted.AddRange(read.OfType<DeletedMacro>());
        }

        return new([
            .. deleted.OrderByDescending(macro => macro.DeletedAt)
                .Select(macro => new DeletedMacroDto(macro.Key, macro.Draft.Definition.Name, macro.DeletedAt, macro.KeptUntil, macro.LatestNumber)),
        ]);
    }
}

/// <summary>Macros that were deleted and can be brought back, those deleted last first.</summary>
internal sealed record DeletedMacroListDto(IReadOnlyList<DeletedMacroDto> Items);

/// <summary>A macro that was deleted and can be brought back.</summary>
internal sealed record DeletedMacroDto(
    string Key,
    string Name,
    DateTimeOffset DeletedAt,
    [property: Description("Until when it can be brought back.")] DateTimeOffset KeptUntil,
    [property: Description("The number of its newest revision; 0 for none.")] int LatestRevision);

internal static class DeletedMacrosApi
{
    public static IEndpointRouteBuilder MapDeletedMacros(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/deleted-macros", List).RequireAdministrator().LimitWork().WithTags("Macros")
            .WithName("listDeletedMacros").WithSummary("List the macros that were deleted within 30 days and can be brought back")
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    static async Task<Ok<DeletedMacroListDto>> List(ApiCaller caller, DeletedMacros macros) => TypedResults.Ok(await macros.ListAsync(caller));
}
