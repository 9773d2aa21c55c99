"""The taxonomy of neural-network layers: data only. Users add, replace and remove layers by configuration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layer:
    """One kind of layer and the words that mean it, written as one: ``maxpool`` is also ``max_pool``."""

    name: str
    """What goes into a part's file name."""
    title: str
    """What people read in a part's header."""
    words: frozenset[str]
    """Words that are at home in neural networks only."""
    loose: frozenset[str] = frozenset()
    """Words that mean it in a file about layers, and other things elsewhere: numpy has a ``view``."""


def _layer(name: str, title: str, words: str, loose: str = "") -> Layer:
    return Layer(name, title, frozenset(words.split()), frozenset(loose.split()))


LAYERS: tuple[Layer, ...] = (
    _layer(
        "conv",
        "convolution",
        """
        conv conv1d conv2d conv3d convtranspose convtranspose1d convtranspose2d convtranspose3d
        transposedconv deconv deconv2d depthwise depthwiseconv depthwiseconv2d depthwiseseparable
        separableconv pointwise pointwiseconv groupedconv dilatedconv
        """,
        "convolution convolutional convolve",
    ),
    _layer(
        "activation",
        "activation",
        """
        relu relu6 leakyrelu prelu rrelu crelu gelu elu selu celu silu swish hardswish mish sigmoid
        hardsigmoid logsigmoid hardtanh tanhshrink softmax logsoftmax softmin softplus softsign
        softshrink hardshrink glu swiglu geglu reglu
        """,
        "activation activations tanh",
    ),
    _layer(
        "pooling",
        "pooling",
        """
        maxpool maxpool1d maxpool2d maxpool3d avgpool avgpool1d avgpool2d avgpool3d averagepool
        averagepooling averagepool2d maxpooling minpool lppool globalavgpool globalavgpool2d
        globalaveragepool globalmaxpool globalpool adaptivepool adaptiveavgpool adaptiveavgpool2d
        adaptivemaxpool adaptivemaxpool2d pool2d maxunpool
        """,
        "pool pooling unpool",
    ),
    _layer("fc", "fully connected", "fc fullyconnected mlp feedforward ffn", "linear dense affine bilinear"),
    _layer(
        "reshape",
        "reshape",
        "unflatten pixelshuffle",
        "flatten reshape view squeeze unsqueeze permute transpose",
    ),
    _layer(
        "normalization",
        "normalization",
        """
        batchnorm batchnorm1d batchnorm2d batchnorm3d batchnormalization syncbatchnorm layernorm
        layernormalization groupnorm groupnormalization instancenorm instancenorm1d instancenorm2d
        rmsnorm weightnorm spectralnorm localresponsenorm localresponsenormalization lrn bn
        """,
        "norm normalize normalization",
    ),
    _layer(
        "attention",
        "attention",
        """
        selfattention crossattention causalattention multihead multiheadattention mha
        scaleddotproduct scaleddotproductattention dotproductattention flashattention
        groupedqueryattention gqa
        """,
        "attention transformer rope alibi",
    ),
    _layer(
        "embedding",
        "embedding",
        "embeddingbag positionalencoding positionalembedding tokenembedding",
        "embedding embeddings",
    ),
    _layer("recurrent", "recurrent", "rnn rnncell lstm lstmcell bilstm gru grucell", "recurrent"),
    _layer("dropout", "dropout", "dropout dropout1d dropout2d dropout3d alphadropout dropconnect droppath"),
    _layer(
        "loss",
        "loss",
        """
        crossentropy crossentropyloss binarycrossentropy bce bceloss bcewithlogits mseloss maeloss
        nllloss l1loss smoothl1 smoothl1loss kldiv kldivergence focalloss hingeloss huberloss
        tripletloss contrastiveloss ctcloss
        """,
        "loss losses mse mae nll huber hinge",
    ),
    _layer(
        "optimizer",
        "optimizer",
        "sgd adam adamw adamax nadam radam rmsprop adagrad adadelta",
        "optimizer optimizers momentum nesterov lars lamb",
    ),
    _layer(
        "scheduler",
        "learning-rate scheduler",
        "lrscheduler steplr exponentiallr cosineannealing cosineannealinglr",
        "scheduler warmup",
    ),
    _layer(
        "residual", "residual block", "residualblock resblock skipconnection", "residual bottleneck shortcut"
    ),
    _layer("inception", "inception block", "inception inceptionmodule inceptionblock"),
    _layer("padding", "padding", "zeropad zeropad2d reflectionpad replicationpad", "padding pad"),
    _layer("upsampling", "upsampling", "upsample upsampling", "interpolate"),
    _layer("initializer", "initializer", "xavier kaiming glorot lecun", "initializer"),
)
"""Each word belongs to one layer. Users' layers have precedence over these."""
