using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.WebApi.Admin;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Archive;
using UserMacro.WebApi.Archive.Contracts;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Privacy.Contracts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Privacy;

/// <summary>The page on which everybody sees what is stored about them.</summary>
internal static class MyDataApi
{
    const int RequestsPerMinute = 20;
    const int ExportsPerMinute = 2;

    /// <summary>Adds the page below the addresses of a host, and what it talks to.</summary>
    public static IEndpointRouteBuilder MapMyData(this IEndpointRouteBuilder routes, HostPage host)
    {
        routes.MapGet(host.Endpoints + "/my-data", (HostCaller caller, AdminPage page) => page.Answer(caller, ViewOf(host)))
            .OfHost(host.Kind).RequireHostCall(HostCallKind.Page).ExcludeFromDescription();
        var own = routes.MapGroup(PathOf(host)).OfHost(host.Kind).RequireHostCall(HostCallKind.OwnPage).ExcludeFromDescription();
        own.MapGet("/", Read).WithMetadata(new PersonRequirement(RequestsPerMinute));
        own.MapGet("/archive", Export).WithMetadata(new PersonRequirement(ExportsPerMinute));
        own.MapPost("/requests", Request).WithMetadata(new PersonRequirement(RequestsPerMinute));
        own.MapDelete("/requests/{id}", Withdraw).WithMetadata(new PersonRequirement(RequestsPerMinute));
        return routes;
    }

    static AdminView ViewOf(HostPage host) => new($"{host.AdminSources}/myData.ts", "My data", PathOf(host), []) { HasFooter = true };

    static string PathOf(HostPage host) => host.Endpoints + "/me";

    static async Task<Ok<MyDataDto>> Read(Person person, MyData data, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await data.ReadAsync(person));
    }

    static Task<ArchiveResult> Export(Person person, MyData data) => data.ExportAsync(person);

    static async Task<Results<Ok<OwnRequestDto>, ProblemResult>> Request(CreatePrivacyRequestDto request, Person person, MyData data) =>
        (await data.RequestAsync(person, request)).ToAnswer(TypedResults.Ok);

    static async Task<Results<NoContent, ProblemResult>> Withdraw(string id, Person person, MyData data) =>
        (await data.WithdrawAsync(person, id)).ToAnswer(_ => TypedResults.NoContent());
}
