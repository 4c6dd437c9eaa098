using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Archive.Contracts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Archive;

/// <summary>All that is stored about a site or an account as one file, for the site's administrators; and its schema, for anybody.</summary>
internal static class ArchiveApi
{
    const string Path = "/api/v1/archive";
    const string SchemaPath = "/archive/schema.json";

    public static IEndpointRouteBuilder MapArchive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Read).RequireAdministrator().LimitWork(WorkKind.Export).WithTags("Privacy")
            .WithName("readArchive").WithSummary("Read all that is stored about the site, or about one account, without secrets")
            .Produces<SiteArchiveDto>()
            .Answers(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        routes.MapGet(SchemaPath, (ArchiveSchema schema) => TypedResults.Bytes(schema.Text, "application/schema+json")).ExcludeFromDescription();
        return routes;
    }

    static async Task<Results<ArchiveResult, ProblemResult>> Read(
        [Description("The ID of the account; the whole site when absent.")] string? account,
        ApiCaller caller,
        SiteArchive archive,
        AccountTraces traces,
        AuditWriter audit,
        SecurityEvents events)
    {
        var ofAccount = string.IsNullOrEmpty(account) ? null : await traces.FindAsync(caller.Tenant, account);
        await audit.EnterAsync(
            caller.Tenant, caller.AccountId, AuditActions.ArchiveExported, ofAccount?.Handle ?? "", string.IsNullOrEmpty(account) ? "site" : "account");
        events.Exported(string.IsNullOrEmpty(account) ? "site" : "account");
        return string.IsNullOrEmpty(account)
            ? new ArchiveResult("site", json => archive.WriteAsync(json, caller.Tenant))
            : new ArchiveResult("account", json => traces.WriteAsync(json, caller.Tenant, ofAccount));
    }
}
