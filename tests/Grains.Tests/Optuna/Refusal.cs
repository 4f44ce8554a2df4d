using Grpc.Core;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What workers turn into exceptions: the status of a call that was refused.</summary>
internal static class Refusal
{
    public static async Task Is<T>(StatusCode code, AsyncUnaryCall<T> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(code, refused.StatusCode);
        Assert.NotEmpty(refused.Status.Detail);
    }
}
