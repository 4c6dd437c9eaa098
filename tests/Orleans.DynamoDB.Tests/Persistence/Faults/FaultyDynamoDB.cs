using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Faults;

/// <summary>DynamoDB Local behind a line that a test can disturb: the SDK is the real one, and so is what it makes of the disturbance.</summary>
internal sealed class FaultyDynamoDB : IDisposable
{
    readonly Line _line;

    /// <param name="retries">How often the SDK sends a request again.</param>
    /// <param name="timeout">How long the SDK waits for an answer.</param>
    public FaultyDynamoDB(DynamoDBLocal local, int retries = 0, TimeSpan? timeout = null)
    {
        _line = new(this) { InnerHandler = new SocketsHttpHandler() };
        Client = new(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig
        {
            ServiceURL = local.Url.ToString(),
            AuthenticationRegion = "eu-central-1",
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
            HttpClientFactory = new LineFactory(_line),
        });
    }

    public AmazonDynamoDBClient Client { get; }

    /// <summary>The operations that were sent, in their order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>What happens to a request; null, or an answer of null, lets it through.</summary>
    public Func<Request, Task<HttpResponseMessage?>>? Disturb { get; set; }

    /// <summary>An answer in which the service refuses a request.</summary>
    public static HttpResponseMessage Refusal(string code, HttpStatusCode status = HttpStatusCode.BadRequest, params string[] reasons) => new(status)
    {
        Content = new StringContent(
            JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["__type"] = $"com.amazonaws.dynamodb.v20120810#{code}",
                ["message"] = "the words of the service",
                ["CancellationReasons"] = reasons.Length == 0 ? null : reasons.Select(reason => new { Code = reason, Message = "why" }),
            }),
            Encoding.UTF8,
            "application/x-amz-json-1.0"),
    };

    /// <summary>Lets the first request of an operation reach DynamoDB, and loses the answer, or holds it back until the SDK waits no more.</summary>
    public void LoseFirstAnswer(string operation, bool late = false)
    {
        var lost = false;
        Disturb = async request =>
        {
            if (lost || request.Operation != operation)
            {
                return null;
            }

            lost = true;
            (await request.ForwardAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
            await Task.Delay(late ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, request.Cancellation);
            throw new HttpRequestException("The connection was reset.", new IOException());
        };
    }

    /// <summary>Refuses an operation so many times, then lets it through.</summary>
    public void Refuse(string operation, int times, Func<HttpResponseMessage> refusal) =>
        Disturb = request => Task.FromResult(request.Operation == operation && times-- > 0 ? refusal() : null);

    public void Dispose()
    {
        Client.Dispose();
        _line.Dispose();
    }

    public sealed record Request(string Operation, HttpRequestMessage Message, Func<Task<HttpResponseMessage>> ForwardAsync, CancellationToken Cancellation);

    sealed class LineFactory(HttpMessageHandler line) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(line, disposeHandler: false) { Timeout = clientConfig.Timeout!.Value };
    }

    sealed class Line(FaultyDynamoDB owner) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
            lock (owner.Sent)
            {
                owner.Sent.Add(operation);
            }

            Task<HttpResponseMessage> ForwardAsync() => base.SendAsync(request, cancellationToken);
            return owner.Disturb is { } disturb
                && await disturb(new(operation, request, ForwardAsync, cancellationToken)) is { } answer
                ? answer
                : await ForwardAsync();
        }
    }
}
