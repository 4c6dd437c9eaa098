using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Tests.Hosting;
using static UserMacro.WebApi.Tests.Hosting.MacroCalls;

namespace UserMacro.WebApi.Tests.Api.Contract;

/// <summary>
/// Calls every operation that the route table has with a table of wrong inputs: each answer has a status that the description lists for it,
/// and every refusal but a bare 401 is a problem that says where the request is wrong. Every status that the description lists occurs.
/// </summary>
public sealed class ContractTests(WebApiApp app)
{
    /// <summary>Statuses that the table causes wherever they are described; the others depend on what exists, or on failures.</summary>
    static readonly int[] Provoked = [401, 403, 412, 414, 415, 428];

    static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_CalledWithWrongInputs_AnswerAsDescribed()
    {
        var operations = await OperationsAsync();
        operations.Count.ShouldBeGreaterThan(45);
        var (faults, tried) = (new List<string>(), 0);
        foreach (var operation in operations)
        {
            var seen = new HashSet<int>();
            foreach (var input in await TableAsync(operation))
            {
                var (status, fault) = await CallAsync(operation, input);
                seen.Add(status);
                tried++;
                if (fault is not null)
                {
                    faults.Add($"{operation.Name}, {input.Name}: {fault}");
                }
            }

            faults.AddRange(Provoked.Where(status => operation.Statuses.Contains(status) && !seen.Contains(status))
                .Select(status => $"{operation.Name}: {status} is described and never came"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"figure: {tried} wrong requests at {operations.Count} operations");
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Methods_ThatAnAddressDoesNotTake_Are405()
    {
        var operations = await OperationsAsync();
        var site = await TestSite.InstalledAsync(app);
        foreach (var address in operations.GroupBy(operation => operation.Template, StringComparer.Ordinal))
        {
            var path = address.First().PathParameters.Aggregate(address.Key, (text, name) => text.Replace($"{{{name}}}", "1", StringComparison.Ordinal));
            var taken = operations.Where(operation => Matches(operation.Template, path))
                .Select(operation => operation.Method.Method).ToHashSet(StringComparer.Ordinal);
            foreach (var method in Methods.Where(method => !taken.Contains(method)))
            {
                using var answer = await site.CallAsync(new(method), path);

                await answer.ShouldBeProblemAsync(405, "method-not-allowed");
                answer.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(taken.Order(StringComparer.Ordinal));
            }
        }
    }

    /// <summary>The operations of the route table; each must be described.</summary>
    async Task<IReadOnlyList<ApiOperation>> OperationsAsync()
    {
        var document = JsonNode.Parse(await app.Client.GetStringAsync(new Uri(WebApiApp.BasePath + "/api/v1/openapi.json", UriKind.Relative), Cancellation))!;
        ApiOperation[] operations =
        [
            .. from endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               where endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
               select new ApiOperation(endpoint, method, document),
        ];
        operations.Where(operation => operation.Description is null).Select(operation => operation.Name).ShouldBeEmpty();
        return operations;
    }

    /// <summary>A site of its own for each operation, since the calls count against its rate, with one of each thing that addresses can name.</summary>
    async Task<IEnumerable<WrongInput>> TableAsync(ApiOperation operation)
    {
        var site = await TestSite.InstalledAsync(app);
        var stranger = await TestSite.InstalledAsync(app);
        await site.PublishAsync("badge", Definitions.Badge());
        await site.SaveAsync("badge", Definitions.Badge("<i>{{ params.Text }}</i>"));
        await site.SaveAsync("badge", Definitions.Badge("<u>{{ params.Text }}</u>"));
        await site.CreatePartAsync("brand", new { kind = "bundle" });
        using var connection = await site.CallAsync(HttpMethod.Put, "/api/v1/connections/weather", new { baseUrl = "https://api.example.com" }, ifMatch: 0);
        connection.StatusCode.ShouldBe(HttpStatusCode.OK, await connection.TextAsync());
        var (id, token) = await site.CreateTokenAsync("read");
        Dictionary<string, string> present = new(StringComparer.Ordinal)
        {
            ["key"] = "badge",
            ["id"] = id,
            ["number"] = "1",
            ["name"] = operation.Template.Contains("/connections/", StringComparison.Ordinal) ? "weather" : "brand",
        };
        return new WrongInputs(operation, site, stranger.ContextToken(stranger.Administrator), token, present).All();
    }

    async Task<(int Status, string? Fault)> CallAsync(ApiOperation operation, WrongInput input)
    {
        using var message = MessageOf(input.Request);
        using var answer = await app.Client.SendAsync(message, Cancellation);
        var (status, text) = ((int)answer.StatusCode, await answer.TextAsync());
        return (status, FaultOf());

        string? FaultOf()
        {
            if (input.Status is { } expected && status != expected)
            {
                return $"{status} in place of {expected}: {text}";
            }

            if (status == 404 && IsProblem() && text.Contains("No such operation", StringComparison.Ordinal))
            {
                return null;
            }

            if (status is 500 || !operation.Statuses.Contains(status))
            {
                return $"{status} is not described: {text}";
            }

            if (status < 400)
            {
                return null;
            }

            if (status == 401)
            {
                return text.Length == 0 ? null : $"401 with {text}";
            }

            if (!IsProblem())
            {
                return $"{status} is no problem document: {text}";
            }

            var problem = JsonNode.Parse(text)!;
            return problem["status"]?.GetValue<int>() != status || new[] { "type", "title", "detail" }.Any(member => problem[member] is null)
                ? $"not whole: {text}"
                : status == 400 && problem["location"] is null ? $"names no location: {text}"
                : null;
        }

        bool IsProblem() => answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
    }

    static HttpRequestMessage MessageOf(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, WebApiApp.BasePath + request.Path);
        (string Name, string? Value)[] headers =
            [("Authorization", request.Authorization), ("If-Match", request.IfMatch), ("Idempotency-Key", request.IdempotencyKey)];
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (request.AnnouncedBytes is { } bytes)
        {
            message.Content = new UnsentContent(bytes);
            message.Headers.ExpectContinue = true;
        }
        else if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
        }

        if (message.Content is { } content && request.MediaType is { } type)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        return message;
    }

    static bool Matches(string template, string path)
    {
        var (pattern, parts) = (template.Split('/'), path.Split('/'));
        return pattern.Length == parts.Length && pattern.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    /// <summary>A body that is only announced: reading it fails.</summary>
    sealed class UnsentContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new HttpRequestException("The body was asked for.");

        protected override bool TryComputeLength(out long size)
        {
            size = length;
            return true;
        }
    }
}
