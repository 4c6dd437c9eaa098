using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Orleans.Configuration;
using Orleans.DynamoDB.Client;

namespace UserMacro.Orleans.DynamoDB.Tests.Client;

public sealed class ClientFactoryTests
{
    [Fact]
    public void Create_Region_ThatRegionWithBoundedPatience()
    {
        using var client = ClientFactory.Create(new DynamoDBClusteringOptions { Service = "eu-central-1", AccessKey = "a", SecretKey = "s" });

        client.Config.RegionEndpoint.SystemName.ShouldBe("eu-central-1");
        client.Config.MaxErrorRetry.ShouldBe(3);
        client.Config.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Create_UnknownRegion_RefusedInsteadOfTakingAnother() =>
        Should.Throw<OrleansConfigurationException>(
            () => ClientFactory.Create(new DynamoDBClusteringOptions { Service = "eu-middle-1" })).Message.ShouldContain("'eu-middle-1'");

    [Fact]
    public void Create_Address_ThatEndpoint()
    {
        using var client = ClientFactory.Create(new DynamoDBClusteringOptions { Service = "http://127.0.0.1:8000" });

        client.Config.ServiceURL.ShouldBe("http://127.0.0.1:8000/");
    }

    [Fact]
    public void Create_UnknownProfile_RefusedWithItsName() =>
        Should.Throw<OrleansConfigurationException>(
            () => ClientFactory.Create(new DynamoDBClusteringOptions { Service = "eu-central-1", ProfileName = "nobody-has-this" }))
            .Message.ShouldContain("'nobody-has-this'");

    [Theory]
    [InlineData(null)]
    [InlineData("token")]
    public async Task Create_Credentials_SignTheRequests(string? token)
    {
        using var listener = new HttpListener();
        var address = Listen(listener);
        using var client = ClientFactory.Create(new DynamoDBClusteringOptions { Service = address, AccessKey = "access", SecretKey = "secret", Token = token });

        var call = client.ListTablesAsync(TestContext.Current.CancellationToken);
        var request = await listener.GetContextAsync();
        request.Response.StatusCode = 403;
        request.Response.Close();

        await Should.ThrowAsync<AmazonDynamoDBException>(call);
        request.Request.Headers["Authorization"].ShouldNotBeNull().ShouldContain("Credential=access/");
        request.Request.Headers["X-Amz-Security-Token"].ShouldBe(token);
    }

    [Fact]
    public void Open_KeyOfAClient_ThatClientAndNeverDisposed()
    {
        var shared = Substitute.For<IAmazonDynamoDB>();
        using var services = new ServiceCollection().AddKeyedSingleton("shared", shared).BuildServiceProvider();

        using (var handle = ClientFactory.Open(new DynamoDBClusteringOptions { ServiceKey = "shared", Service = "ignored" }, services))
        {
            handle.Client.ShouldBeSameAs(shared);
        }

        shared.DidNotReceive().Dispose();
    }

    [Fact]
    public void Handle_OwnClient_DisposedWithIt()
    {
        var client = Substitute.For<IAmazonDynamoDB>();

        new ClientHandle(client, owned: true).Dispose();

        client.Received(1).Dispose();
    }

    static string Listen(HttpListener listener)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            listener.Prefixes.Add($"http://{free.LocalEndpoint}/");
        }

        listener.Start();
        return listener.Prefixes.Single();
    }
}
