using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

/// <summary>A client of DynamoDB Local that keeps what goes over the wire, and can lose answers.</summary>
internal sealed class WireTap : HttpClientFactory, IDisposable
{
    readonly ConcurrentQueue<WireRequest> _requests = new();
    readonly HttpClient _http;
    (string Operation, Func<Task> Act)? _before;

    public WireTap(DynamoDBLocal local, int maxRetries = 0)
    {
        _http = new(new Handler(this), disposeHandler: true);
        Client = new(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig
            {
                ServiceURL = local.Url.ToString(),
                AuthenticationRegion = "eu-central-1", HttpClientFactory = this, MaxErrorRetry = maxRetries, RetryMode = RequestRetryMode.Standard,
            });
    }

    public AmazonDynamoDBClient Client { get; }

    /// <summary>The requests, in their order.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    /// <summary>How many of the next answers are lost after DynamoDB Local has done its work.</summary>
    public int AnswersToLose { get; set; }

    /// <summary>Checks what was sent since the last check.</summary>
    public void ShouldHaveSent(params string[] operations)
    {
        Requests.Select(request => request.Operation).ShouldBe(operations);
        _requests.Clear();
    }

    /// <summary>Does something just before the next request of an operation goes out.</summary>
    public void BeforeNext(string operation, Func<Task> act) => _before = (operation, act);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }

    sealed class Handler(WireTap tap) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[^1];
            tap._requests.Enqueue(new(operation, await request.Content!.ReadAsStringAsync(cancellationToken)));
            if (tap._before is { } before && before.Operation == operation)
            {
                tap._before = null;
                await before.Act();
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (tap.AnswersToLose == 0)
            {
                return answer;
            }

            tap.AnswersToLose--;
            answer.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer is lost.");
        }
    }
}
